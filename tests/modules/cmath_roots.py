# index: cmath.sqrt, cmath.phase, cmath.polar, cmath.exp
import cmath
import math


def roots(*coefficients):
    """The roots of a polynomial, all at once (Durand-Kerner)."""
    degree = len(coefficients) - 1
    value = lambda x: sum(c * x ** (degree - i) for i, c in enumerate(coefficients))
    guess = [(0.4 + 0.9j) ** i for i in range(degree)]
    for _ in range(80):
        guess = [r - value(r) / math.prod((r - s for s in guess if s is not r), start=1) for r in guess]
    return sorted(((round(r.real, 6) + 0.0, round(r.imag, 6) + 0.0) for r in guess))


def fft(x):
    if len(x) == 1:
        return x
    even, odd = fft(x[::2]), fft(x[1::2])
    turned = [cmath.exp(-2j * cmath.pi * k / len(x)) * o for k, o in enumerate(odd)]
    return [e + t for e, t in zip(even, turned)] + [e - t for e, t in zip(even, turned)]


print(roots(1, -6, 11, -6), roots(1, 0, 1), roots(1, 0, 0, -1))
print([round(abs(c), 6) for c in fft([1, 2, 3, 4, 0, 0, 0, 0])])
print(cmath.sqrt(-4), cmath.sqrt(3 + 4j), cmath.polar(1j), cmath.rect(2, cmath.pi / 2).imag, cmath.phase(-1), cmath.phase(complex(-1, -0.0)), cmath.log(-1), cmath.log(8, 2), cmath.log10(100))
print(cmath.exp(1j * cmath.pi).real, abs(cmath.sin(1 + 1j)) - abs(cmath.sin(1 - 1j)), cmath.cosh(0), cmath.isclose(1 + 1e-12j, 1), cmath.isnan(complex("nan")), cmath.isinf(complex("infj")), cmath.isfinite(1j), cmath.infj, cmath.nanj, cmath.tau)
print([f"{f(0.5 + 0.25j):.10f}" for f in (cmath.acos, cmath.asin, cmath.atan, cmath.acosh, cmath.asinh, cmath.atanh, cmath.cos, cmath.tan, cmath.sinh, cmath.tanh)])
for call in (lambda: cmath.log(0), lambda: cmath.exp(1000), lambda: cmath.sqrt("x"), lambda: cmath.rect(1), lambda: cmath.polar("1"), lambda: cmath.atanh(1), lambda: cmath.isclose(1, 2, rel_tol=-1), lambda: cmath.log(1j, 0), lambda: cmath.rect(math.inf, math.nan), lambda: cmath.phase(complex(math.inf, math.inf)), lambda: cmath.cosh(800)):
    try:
        print(call())
    except (ValueError, TypeError, OverflowError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
