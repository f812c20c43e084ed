# index: math.hypot, math.dist, math.atan2, math.isclose, math.fma
import math


class Vector:
    def __init__(self, *parts):
        self.parts = parts

    def __abs__(self):
        return math.hypot(*self.parts)

    def angle(self, other):
        cosine = math.fsum(a * b for a, b in zip(self.parts, other.parts)) / (abs(self) * abs(other))
        return round(math.degrees(math.acos(max(-1.0, min(1.0, cosine)))), 12)


print(abs(Vector(3, 4)), abs(Vector(2, 3, 6)), abs(Vector(1e200, 1e200)), Vector(1, 0).angle(Vector(1, 1)), Vector(1, 0).angle(Vector(-2, 0)))
print(math.dist((1, 2), (4, 6)), math.dist([0], [math.inf]), [round(math.degrees(math.atan2(y, x))) for y, x in ((0, 1), (1, 0), (0, -1), (-1, 0), (-0.0, -1))], math.radians(180) == math.pi)


def great_circle(lat1, lon1, lat2, lon2, radius=6371.0):
    a, b, c, d = map(math.radians, (lat1, lon1, lat2, lon2))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * radius * math.asin(math.sqrt(h))


print(round(great_circle(52.52, 13.405, 48.8566, 2.3522)), round(great_circle(0, 0, 0, 180)))
print(math.isclose(0.1 + 0.2, 0.3), math.isclose(1e-9, 0), math.isclose(1e-9, 0, abs_tol=1e-8), math.isclose(math.inf, math.inf), math.isclose(math.nan, math.nan), math.isclose(100, 101, rel_tol=0.01))
print(math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.5), math.fmod(-7, 3), math.remainder(-7, 3), math.modf(-2.5), math.frexp(10), math.ldexp(0.625, 4), math.copysign(3, -0.0))
print(math.nextafter(1, 2), math.ulp(1.0), math.ulp(0), math.cbrt(8), math.exp2(10), math.expm1(1e-10), math.log1p(1e-10), math.sumprod([1, 2], [3, 4]) if hasattr(math, "sumprod") else 11, math.log2(1 << 70), math.log10(10 ** 50), math.log(8, 2))
print([round(f(0.5), 12) for f in (math.sinh, math.cosh, math.tanh, math.asinh, math.atanh, math.gamma, math.lgamma, math.erf, math.erfc)], math.gamma(6), math.tau == 2 * math.pi)
for call in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.exp(1000), lambda: math.acos(2), lambda: math.fmod(1, 0), lambda: math.gamma(-1), lambda: math.pow(0, -1), lambda: math.floor(math.inf), lambda: math.floor(math.nan), lambda: math.dist([1], [1, 2]), lambda: math.hypot("a"), lambda: math.ldexp(1, 5000),
             lambda: math.isclose(1, 1, rel_tol=-1), lambda: math.log(-1), lambda: math.log(2, 0), lambda: math.sin("x"), lambda: math.ceil("x"), lambda: math.atan2(1), lambda: math.sin(math.inf), lambda: math.fsum([1e308, 1e308]), lambda: math.fsum([math.inf, -math.inf]), lambda: math.copysign(1, 1j)):
    try:
        print(call())
    except (ValueError, OverflowError, TypeError) as e:
        print(type(e).__name__, e)
