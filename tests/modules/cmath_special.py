# index: cmath
# What functions of complex numbers give for zeros of both signs, infinities and NaNs, and for very large and small parts.
import cmath
from cmath import inf, nan

NAMES = "sqrt exp log sin cos tan sinh cosh tanh asin acos atan asinh acosh atanh".split()


def show(name, real, imag):
    try:
        z = getattr(cmath, name)(complex(real, imag))
    except (ValueError, OverflowError) as error:
        return type(error).__name__[:5]
    return f"{z.real:.12g},{z.imag:.12g}"


for name in NAMES:
    print(name)
    for real in (-inf, -0.0, 0.0, 1.0, inf, nan):
        print("   ", *(show(name, real, imag) for imag in (-inf, -1.0, -0.0, 0.0, inf, nan)))
for real, imag in (1e300, 1e300), (-1.7e308, 5e-324), (1e-160, 5e-324), (5e-324, -5e-324), (1.0, 1e-200), (-1.0, 1e-310):
    print(real, imag, *(show(name, real, imag) for name in ("sqrt", "log", "asin", "acos", "asinh", "acosh", "atan", "atanh")))
for real, imag in (710.0, 1.0), (-705.0, 1.0), (720.0, cmath.pi / 2), (400.0, 1.5), (1e300, 1.0):
    print(real, imag, *(show(name, real, imag) for name in ("exp", "cosh", "sinh", "tanh")))
