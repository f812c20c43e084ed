# index: math.comb, math.gcd, math.isqrt, math.prod, math.factorial
import math
import sys
from functools import reduce


def primes(n):
    sieve = bytearray([1]) * (n + 1)
    sieve[:2] = b"\0\0"
    for i in range(2, math.isqrt(n) + 1):
        if sieve[i]:
            sieve[i * i::i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i in range(n + 1) if sieve[i]]


def factor(n):
    found = []
    for p in primes(math.isqrt(n)):
        while n % p == 0:
            found.append(p)
            n //= p
    return found + [n] if n > 1 else found


print(primes(30), [factor(n) for n in (2, 84, 97, 1001, 65536, 999_999)], math.prod(factor(123456)) == 123456)
print([math.comb(5, k) for k in range(7)], math.comb(100, 50), math.perm(5, 2), math.perm(5), math.perm(2, 5), math.factorial(25), math.factorial(0))
print(math.gcd(12, 18, 27), math.gcd(), math.gcd(-4), math.gcd(0, 0), math.lcm(4, 6), math.lcm(), math.lcm(3, 0), math.gcd(2 ** 100, 6 ** 50), reduce(math.lcm, range(1, 21)))
print([math.isqrt(n) for n in (0, 1, 15, 16, 10 ** 20, 2 ** 64 - 1)], math.isqrt(10 ** 400) == 10 ** 200, math.prod([1.5, 2]), math.prod([], start=7), math.prod(["a", 3], start=1) if False else math.prod((2, 3), start=5))


def pascal(n):
    row = [1]
    for _ in range(n):
        yield row
        row = [a + b for a, b in zip([0, *row], [*row, 0])]


for row in pascal(6):
    print(" ".join(map(str, row)).center(24).rstrip(), row == [math.comb(len(row) - 1, k) for k in range(len(row))])
days = next(n for n in range(366) if 1 - math.perm(365, n) / 365 ** n > 0.5)
print(days, sum(map(int, str(math.factorial(100)))), len(str(math.comb(1000, 500))), pow(3, -1, 7), math.isqrt(True))
for call in (lambda: math.factorial(-1), lambda: math.factorial(2.5), lambda: math.comb(-1, 2), lambda: math.comb(3, -1), lambda: math.isqrt(-1), lambda: math.isqrt(2.0), lambda: math.gcd(1.5, 2), lambda: math.perm(3, "x"), lambda: math.factorial("5"), lambda: math.prod(3), lambda: math.prod([1], 2), lambda: math.comb(5), lambda: math.factorial(10 ** 30)):
    try:
        print(call())
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, str(e).replace(str(sys.maxsize), "sys.maxsize"))
