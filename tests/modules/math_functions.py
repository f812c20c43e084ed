# index: math
# Module math: functions of floats, their domains and ranges.

import math
from math import inf, nan

for name in "sqrt floor ceil trunc fabs degrees radians ulp".split():
    function = getattr(math, name)
    print(name, [function(x) for x in (1, 0.25, 2.0, 100, True)])

# C libraries round the last digit differently.
for name in "exp log log2 log10 sin cos tan atan asinh tanh cbrt".split():
    function = getattr(math, name)
    print(name, ["%.12g" % function(x) for x in (1, 0.25, 2.0, 100, True)])
print(math.hypot(3, 4), math.hypot(), math.hypot(1, 2, 2), math.dist((1, 2), [4, 6]), math.hypot(1e200, 1e200), math.hypot(-inf, nan))
print(math.fsum([0.1] * 10), math.fsum([1e100, 1, -1e100]), math.fsum([]), sum([0.5, 0.25]), math.prod([1, 2, 3.5]), math.prod([], start=7))
print(math.frexp(10), math.frexp(-0.0), math.ldexp(0.625, 4), math.ldexp(1, -1074), math.modf(-3.75), math.modf(inf))
print(math.fmod(-7, 3), math.remainder(7, 4), math.copysign(3, -0.0), math.atan2(-0.0, -1), math.pow(2, -3), math.nextafter(1, 2))
print(math.isclose(1, 1 + 1e-10), math.isclose(0, 1e-10), math.isclose(0, 1e-10, abs_tol=1e-9), math.isclose(inf, inf), math.isclose(nan, nan))
print(math.isnan(nan), math.isinf(-inf), math.isfinite(1e308), math.pi, math.e, math.tau, math.inf, math.nan)
print(math.log(8, 2), math.log(10**400), math.log2(2**2000), math.log10(10**400), math.log1p(0), math.expm1(0), math.gamma(5), math.lgamma(1))

for expression in ["sqrt(-1)", "log(0)", "log(-5.0)", "acos(2)", "exp(1000)", "sin(inf)", "fmod(1, 0)", "pow(0, -1)", "pow(-1, 0.5)", "pow(10, 400)",
                   "ldexp(1, 5000)", "gamma(0)", "gamma(200)", "fsum([inf, -inf])", "fsum([1e308] * 2)", "sqrt('a')", "floor(inf)", "ceil(nan)",
                   "trunc('a')", "dist((1,), (1, 2))", "ldexp(1, 1.0)", "isclose(1, 1, rel_tol=-1)", "sqrt(10**400)", "log(1, 2, 3)", "atan2(1)"]:
    try:
        print(eval("math." + expression))
    except (ValueError, OverflowError, TypeError) as error:
        print(expression, type(error).__name__)
