# SPDX-License-Identifier: MIT
"""Digits of pi with big integers: a spigot that yields them one by one, checked against Machin's formula."""


def spigot():
    """The digits of pi, by Gibbons's unbounded spigot."""
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < n * t:
            yield n
            q, r, n = q * 10, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, k, n, l = (
                q * k,
                (2 * q + r) * l,
                t * l,
                k + 1,
                (q * (7 * k + 2) + r * l) // (t * l),
                l + 2,
            )


def arccot(x, unity):
    total = power = unity // x
    n = 3
    sign = -1
    while power:
        power //= x * x
        total += sign * (power // n)
        sign = -sign
        n += 2
    return total


def machin(digits):
    unity = 10 ** (digits + 10)
    pi = 4 * (4 * arccot(5, unity) - arccot(239, unity))
    return pi // 10**10


def main():
    count = 3300
    digits = []
    for digit in spigot():
        digits.append(str(digit))
        if len(digits) == count:
            break
    text = "".join(digits)
    assert text.startswith("31415926535897932384626433832795028841971")
    assert text == str(machin(count - 1))
    long = machin(4200)
    assert str(long)[:count] == text
    print(text[-10:], long % 10**10)


main()
