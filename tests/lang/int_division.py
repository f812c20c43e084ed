# index: int, arithmetic operators, divmod
# Floor division and modulo: the quotient goes down, the remainder has the divisor's sign.

numbers = [7, -7, 1, -1, 0, 2**62, -2**62, 2**64 + 3, -(2**64) - 3, 10**40, -(10**40)]
divisors = [2, -2, 3, -1, 10**18 + 9, -(2**63), 10**39 + 7]

for a in numbers:
    for b in divisors:
        q, r = divmod(a, b)
        assert q == a // b and r == a % b
        assert q * b + r == a
        assert 0 <= r < b or b < r <= 0
        print(a, b, q, r)

for a, b in [(1, 3), (10**30, 7), (2**53 + 1, 1), (-(10**400), 10**399), (1, 10**300), (2**1000 + 1, 3**600), (0, -5)]:
    print(repr(a / b))

for expression in ["1 // 0", "1 % 0", "1 / 0", "divmod(10**30, 0)", "10**400 / 1"]:
    try:
        print(eval(expression))
    except ArithmeticError as error:
        print(expression, type(error).__name__)
