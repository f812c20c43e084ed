# index: cmath, complex
# Module cmath: functions of complex numbers, to twelve digits.

import cmath
from cmath import inf, nan


def show(z):
    return f"{z.real + 0.0:.12g} {z.imag + 0.0:.12g}"


for name in "sqrt exp log log10 sin cos tan sinh cosh tanh asin acos atan asinh acosh atanh".split():
    function = getattr(cmath, name)
    print(name, [show(function(z)) for z in (0.5 + 0.25j, -2 + 1j, 3 - 4j, 0.1, -0.5j)])

print(cmath.polar(3 + 4j), cmath.phase(-1), cmath.phase(complex(-1, -0.0)), show(cmath.rect(2, cmath.pi / 6)), cmath.rect(1, 0))
print(cmath.sqrt(-4), cmath.sqrt(complex(-4, -0.0)), cmath.sqrt(complex(inf, nan)), cmath.exp(complex(-inf, 1)), cmath.log(complex(-inf, inf)))
print(cmath.isclose(1j, 1j + 1e-12), cmath.isclose(1, 1j), cmath.isnan(complex(0, nan)), cmath.isinf(complex(inf, 0)), cmath.isfinite(1j))
print(cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.infj, cmath.nan, cmath.nanj, show(cmath.log(8, 2)))


class Number:
    def __complex__(self):
        return 3 + 4j


print(cmath.sqrt(Number()), cmath.phase(2.0), cmath.isfinite(10))
for expression in ["log(0)", "atanh(1)", "atan(1j)", "exp(1000)", "exp(complex(inf, inf))", "sqrt('a')", "rect(1, inf)", "cosh(1000)", "sin(inf)"]:
    try:
        print(eval("cmath." + expression))
    except (ValueError, OverflowError, TypeError) as error:
        print(expression, type(error).__name__)
