# SPDX-License-Identifier: MIT
"""A parallel search: all placements of n queens, each thread beginning with other first rows."""

from parallel import spread

N = 14


def place(columns, left, right, row):
    """How many ways there are to fill the rows from row on; the arguments are bits of attacked columns and diagonals."""
    if row == N:
        return 1
    count = 0
    free = ~(columns | left | right) & (1 << N) - 1
    while free:
        bit = free & -free
        free ^= bit
        count += place(columns | bit, (left | bit) << 1, (right | bit) >> 1, row + 1)
    return count


def begin(first):
    a, b = first
    bit = 1 << a
    second = 1 << b
    if second & (bit | bit << 1 | bit >> 1):
        return 0
    return place(bit | second, (bit << 1 | second) << 1, (bit >> 1 | second) >> 1, 2)


def run(threads):
    counts = spread(begin, [(a, b) for a in range(N) for b in range(N)], threads)
    return f'{sum(counts)} placements of {N} queens', counts


if __name__ == '__main__':
    print(run(2)[0])
