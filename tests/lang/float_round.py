# index: float, round
# round(), and what else makes whole numbers of floats.

from math import ceil, floor, trunc

for x in [0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1e16, 0.49999999999999994, 4503599627370497.5, -7.999, 1e300]:
    print(x, round(x), floor(x), ceil(x), trunc(x), int(x), x.is_integer(), x.__round__(None))

for digits in (3, 2, 1, 0, -1, -2, 300, -300, 400, -400):
    print(digits, [round(x, digits) for x in (2.675, 1234.5678, -0.05, 5e-5, 15.0, 25.0, 1e-310, -1250.0)])

print([round(n, -1) for n in (5, 15, 25, -15, 24, 26, 10**20 + 5)], round(12345, -3), round(15, -2), round(7, 5), round(10**40 + 5, -1))
print(round(float("inf"), 2), round(float("nan"), 2), round(True, -1), type(round(2.0)).__name__, type(round(2.0, 0)).__name__)
for expression in ["round(float('inf'))", "round(float('nan'))", "round(1.7e308, -308)", "round(1.5, 'a')", "round(1, 1.0)", "floor(float('-inf'))"]:
    try:
        print(eval(expression))
    except (ArithmeticError, TypeError, ValueError) as error:
        print(type(error).__name__, error)


class Price:
    def __round__(self, digits=None):
        return f"rounded to {digits}"


print(round(Price()), round(Price(), 2))
