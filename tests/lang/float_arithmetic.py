# index: float, arithmetic operators, pow
# Arithmetic of floats: zeros have signs, infinities and NaNs pass through, the rest is exactly rounded.

inf, nan = float("inf"), float("nan")
values = [0.0, -0.0, 1.0, -1.5, 2.5, 0.1, -7.25, 1e308, 5e-324, inf, -inf, nan]

for a in values:
    row = [a + 0.1, a * -3, a - inf, -a, abs(a), a * a]
    for b in (2.0, -0.3, inf, -inf, nan, 3):
        row += [a / b, a // b, a % b]
    print(a, row)

print(0.1 + 0.2, 1e16 + 1, 3 * 1.1, 2**53 + 1.0, 7 // 0.1, -7.5 % 2, divmod(-7.5, 2), divmod(7.5, -2), divmod(-0.0, 5))
print(2.0**0.5, 2.0**-1074, (-2.0) ** 3, (-2.0) ** -3, 0.0**0, nan**0, 1.0**nan, inf**-1, (-inf) ** 3, (-inf) ** -3, (-1.0) ** inf)
print(10**30 * 1.5, 1.5 - 10**20, 10**300 / 3.0, -1e300 * 1e10)

for expression in ["1.0 / 0", "1.0 // 0.0", "1.0 % 0", "divmod(1.0, 0)", "0.0 ** -1", "1e200 ** 2", "10**400 * 1.0", "1.0 + 'a'",
                   "1.0 << 2", "~1.0", "pow(2.0, 3, 5)", "int(inf)", "int(nan)"]:
    try:
        print(eval(expression))
    except (ArithmeticError, TypeError, ValueError) as error:
        print(expression, type(error).__name__)
