# index: math.fsum, math.sqrt, math.nextafter, math.frexp, math.ulp, sorted
import math
import random


def mean(values):
    return math.fsum(values) / len(values)


def deviation(values):
    m = mean(values)
    return math.sqrt(math.fsum((v - m) ** 2 for v in values) / (len(values) - 1))


def median(values):
    s = sorted(values)
    n = len(s)
    return s[n // 2] if n % 2 else (s[n // 2 - 1] + s[n // 2]) / 2


def fit(xs, ys):
    mx, my = mean(xs), mean(ys)
    slope = math.fsum((x - mx) * (y - my) for x, y in zip(xs, ys)) / math.fsum((x - mx) ** 2 for x in xs)
    return slope, my - slope * mx


data = [2.5, 3.1, 4.7, 5.0, 6.6, 8.9]
print(mean(data), round(deviation(data), 12), median(data), median(data[:-1]), fit(range(6), [1, 3, 5, 7, 9, 11]), [round(v, 9) for v in fit(data, [math.exp(x / 9) for x in data])])
print(sum([0.1] * 10), math.fsum([0.1] * 10), math.fsum([1e100, 1.0, -1e100]), math.fsum([]), 0.1 + 0.2 == 0.3, math.nextafter(0.1 + 0.2, 0) == 0.3, math.nextafter(0, 1), math.ulp(1e16), math.nextafter(1, math.inf, steps=2) if hasattr(math, "fma") else 1.0000000000000004)
rng = random.Random(5)
inside = sum(math.hypot(rng.random(), rng.random()) < 1 for _ in range(5000))
print(inside * 4 / 5000, math.frexp(1e-320), math.ldexp(1, -1074), math.ldexp(0.5, 1024 - 1023), math.frexp(-0.0), math.frexp(math.inf))


def newton(f, df, x):
    for steps in range(100):
        following = x - f(x) / df(x)
        if math.isclose(following, x, rel_tol=1e-15):
            return following, steps
        x = following


print(newton(lambda x: x * x - 2, lambda x: 2 * x, 1.0)[0] == math.sqrt(2), round(newton(lambda x: math.cos(x) - x, lambda x: -math.sin(x) - 1, 1.0)[0], 12))
simpson = lambda f, a, b, n=100: (b - a) / n / 3 * math.fsum((1 if i in (0, n) else 4 if i % 2 else 2) * f(a + i * (b - a) / n) for i in range(n + 1))
print(round(simpson(math.sin, 0, math.pi), 6), round(simpson(math.exp, 0, 1), 9), math.isclose(simpson(lambda x: x ** 3, 0, 2), 4))
print([math.floor(x) for x in (2.7, -2.7)], [math.ceil(x) for x in (2.1, -2.1)], [round(x) for x in (0.5, 1.5, 2.5)], [math.trunc(x) for x in (2.9, -2.9)], math.isqrt(17), math.sqrt(17) ** 2 == 17, 10 ** 16 + 1.0 == 10 ** 16, int(1e23), float(2 ** 53 + 1))
