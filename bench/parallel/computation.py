# SPDX-License-Identifier: MIT
"""Pure computation: whole numbers and floats in local variables, calls."""

import split


def collatz(n):
    steps = 0
    while n != 1:
        n = n * 3 + 1 if n & 1 else n >> 1
        steps += 1
    return steps


def escape(x, y):
    a = b = 0.0
    for i in range(60):
        a, b = a * a - b * b + x, 2 * a * b + y
        if a * a + b * b > 4.0:
            return i
    return 60


def job(part):
    total = 0
    for n in range(part * 3000 + 1, part * 3000 + 3001):
        total += collatz(n)
    for i in range(4000):
        total += escape(i / 2000 - 1.5, part / 16 - 0.5)
    return total


split.run(job, 48)
