# index: numbers
import numbers
from numbers import *

for value in (1, True, 1.5, 2j, 'x', None):
    print(value, [c.__name__ for c in (Number, Complex, Real, Rational, Integral) if isinstance(value, c)])
print(issubclass(Integral, Rational), issubclass(float, Rational), sorted(Integral.__abstractmethods__)[:4], numbers.__all__)
for cls in (Complex, Integral):
    try:
        cls()
    except TypeError as e:
        print(str(e)[:41])


class Half(Rational):
    """0.5, and what little it needs."""

    numerator, denominator = 1, 2


for name in Half.__abstractmethods__:
    setattr(Half, name, lambda self, *args: NotImplemented)
Half.__abstractmethods__ = frozenset()
Half.__neg__ = lambda self: -0.5
Half.__pos__ = lambda self: 0.5
Half.__add__ = lambda self, other: 0.5 + other
half = Half()
print(float(half), complex(half), half.real, half.imag, half.conjugate(), half - 1, bool(1) and half + 1)
try:
    hash(Number())
except TypeError as e:
    print(e)
