# SPDX-License-Identifier: MIT
"""Recursive calls: Fibonacci numbers, Ackermann's function and the towers of Hanoi."""

import sys


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def hanoi(n, source, target, spare):
    if n == 0:
        return 0
    return hanoi(n - 1, source, spare, target) + 1 + hanoi(n - 1, spare, target, source)


def main():
    sys.setrecursionlimit(3000)
    assert fib(32) == 2178309
    assert ackermann(2, 300) == 603
    assert ackermann(3, 7) == 1021
    assert hanoi(18, "a", "b", "c") == 262143
    print("ok")


main()
