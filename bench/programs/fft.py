# SPDX-License-Identifier: MIT
"""A fast Fourier transform over complex numbers, there and back, and a convolution by it."""

import math


def bit_reversed(values):
    n = len(values)
    result = list(values)
    j = 0
    for i in range(1, n):
        bit = n >> 1
        while j & bit:
            j ^= bit
            bit >>= 1
        j |= bit
        if i < j:
            result[i], result[j] = result[j], result[i]
    return result


def fft(values, inverse=False):
    n = len(values)
    a = bit_reversed(values)
    length = 2
    while length <= n:
        angle = 2 * math.pi / length * (1 if inverse else -1)
        step = complex(math.cos(angle), math.sin(angle))
        half = length // 2
        roots = [1 + 0j]
        for _ in range(half - 1):
            roots.append(roots[-1] * step)
        for start in range(0, n, length):
            for k in range(half):
                u = a[start + k]
                v = a[start + k + half] * roots[k]
                a[start + k] = u + v
                a[start + k + half] = u - v
        length *= 2
    if inverse:
        a = [x / n for x in a]
    return a


def convolve(p, q):
    n = 1
    while n < len(p) + len(q):
        n *= 2
    a = fft([complex(x) for x in p] + [0j] * (n - len(p)))
    b = fft([complex(x) for x in q] + [0j] * (n - len(q)))
    product = fft([x * y for x, y in zip(a, b)], inverse=True)
    return [round(x.real) for x in product[: len(p) + len(q) - 1]]


def main():
    n = 1 << 16
    signal = [complex(math.sin(i * 0.01), (i * 7919 % 101) / 101) for i in range(n)]
    back = fft(fft(signal), inverse=True)
    worst = max(abs(x - y) for x, y in zip(signal, back))
    assert worst < 1e-9, worst

    p = [i * i % 17 for i in range(12000)]
    q = [i * 5 % 23 for i in range(12000)]
    r = convolve(p, q)
    assert sum(r) == sum(p) * sum(q)
    assert r[1000] == sum(p[i] * q[1000 - i] for i in range(1001))
    print(len(r), max(r))


main()
