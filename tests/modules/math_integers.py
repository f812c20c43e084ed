# index: math, int
# Module math: functions of ints.

import math

print([math.factorial(n) for n in (0, 1, 5, 20, 21, 30)], math.factorial(500) % (10**9 + 7), len(str(math.factorial(1000))))
print([math.comb(n, k) for n, k in [(5, 2), (5, 0), (5, 6), (68, 34), (100, 50), (2**62, 2), (10**30, 3), (500, 250)]])
print([math.perm(n, k) for n, k in [(5, 2), (5, 0), (5, 6), (20, 10), (100, 30), (10**30, 2)]], math.perm(6), math.perm(4, None))
print(math.gcd(), math.gcd(12, -18), math.gcd(0, 5), math.gcd(10**40, 6**50, 10**20), math.lcm(), math.lcm(4, 6, -10), math.lcm(0, 3))

a, b, g = 3**300 + 2, 5**200 + 4, 7**150
assert math.gcd(a * g, b * g) == g * math.gcd(a, b)
assert math.lcm(a, b) * math.gcd(a, b) == a * b
for n in list(range(20)) + [2**52 - 1, 2**53, 2**62, 2**64 - 1, 2**64, 10**40, 10**401 - 1, 3**501]:
    root = math.isqrt(n)
    assert root * root <= n < (root + 1) ** 2
    print(root, end=" ")
print()
print([math.floor(x) for x in (7, -7.5, 1e20)], math.trunc(True), math.prod(range(1, 25)), math.prod([10**20, -(10**20)]))

for expression in ["factorial(-1)", "factorial(1.0)", "comb(-1, 1)", "comb(5, -1)", "perm(-1, 1)", "perm(5, -1)", "isqrt(-1)", "isqrt(1.0)", "gcd(1.5)"]:
    try:
        print(eval("math." + expression))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
