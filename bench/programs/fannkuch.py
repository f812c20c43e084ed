# SPDX-License-Identifier: MIT
"""Fannkuch: the most prefix reversals that bring 1 to the front, over all permutations of n numbers."""


def fannkuch(n):
    permutation = list(range(n))
    count = [0] * n
    most = checksum = 0
    sign = 1
    r = n
    while True:
        while r != 1:
            count[r - 1] = r
            r -= 1
        if permutation[0]:
            work = permutation[:]
            flips = 0
            first = work[0]
            while first:
                work[: first + 1] = work[first::-1]
                flips += 1
                first = work[0]
            if flips > most:
                most = flips
            checksum += sign * flips
        sign = -sign
        while True:
            if r == n:
                return checksum, most
            permutation.insert(r, permutation.pop(0))
            count[r] -= 1
            if count[r] > 0:
                break
            r += 1


def brute(n):
    """The same by recursion over all permutations, for a small n."""
    best = 0

    def extend(prefix, rest):
        nonlocal best
        if not rest:
            work = prefix[:]
            flips = 0
            while work[0]:
                k = work[0] + 1
                work[:k] = work[:k][::-1]
                flips += 1
            best = max(best, flips)
        for i, item in enumerate(rest):
            extend(prefix + [item], rest[:i] + rest[i + 1:])

    extend([], list(range(n)))
    return best


def main():
    assert fannkuch(6)[1] == brute(6) == 10
    checksum, most = fannkuch(9)
    print(most)
    assert most == 30


main()
