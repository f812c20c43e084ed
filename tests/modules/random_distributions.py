# index: random.gauss, random.expovariate, random.triangular, random.binomialvariate, random.SystemRandom
# python: 3.14
import math
import random
from collections import Counter

rng = random.Random(99)
walk = [0]
for _ in range(200):
    walk.append(walk[-1] + rng.choice((-1, 1)))
print(walk[-1], min(walk), max(walk), Counter(b - a for a, b in zip(walk, walk[1:])))


def describe(name, *args, n=2000):
    values = [getattr(rng, name)(*args) for _ in range(n)]
    mean = math.fsum(values) / n
    deviation = math.sqrt(math.fsum((v - mean) ** 2 for v in values) / n)
    print(f"{name:<16}{mean:10.4f}{deviation:10.4f}{min(values):10.4f}{max(values):10.4f}")


for name, *args in (("random",), ("uniform", 5, 10), ("triangular", 0, 1, 0.9), ("gauss", 100, 15), ("normalvariate", 0, 2), ("expovariate", 1 / 5), ("betavariate", 2, 5), ("gammavariate", 9, 0.5), ("gammavariate", 0.5, 1), ("paretovariate", 5), ("weibullvariate", 2, 3), ("lognormvariate", 0, 0.25), ("vonmisesvariate", math.pi, 2), ("binomialvariate", 20, 0.3), ("binomialvariate", 1000, 0.5)):
    describe(name, *args)
bag = rng.sample(["red", "blue"], counts=[3, 2], k=5)
print(Counter(bag) == Counter(red=3, blue=2), rng.sample(range(100), 5), sorted(rng.sample(range(10), 10)) == list(range(10)), rng.choices(range(5), [0, 0, 1, 0, 0], k=3), rng.choices("ab", k=0))
a, b = random.Random("seed"), random.Random("seed")
print(a.random() == b.random(), a.getrandbits(100) == b.getrandbits(100), a.getstate() == b.getstate(), random.Random(b"seed").random() == a.random(), random.Random(bytearray(b"x")).random() == random.Random(b"x").random())
print(rng.randrange(5, 50, 5) % 5, rng.randrange(-3, 0) < 0, rng.randint(7, 7), rng.getrandbits(0), rng.randbytes(0), rng.randrange(2 ** 100) < 2 ** 100, 0 <= random.SystemRandom().randrange(10) < 10, random.SystemRandom().seed(3), len(random.SystemRandom().randbytes(3)))
for call in (lambda: rng.randrange(0), lambda: rng.randrange(3, 3), lambda: rng.randrange(1, 2, 0), lambda: rng.randrange(10, step=2), lambda: rng.binomialvariate(-1), lambda: rng.binomialvariate(1, 2), lambda: rng.gauss("x"), lambda: rng.choices([1, 2], [-1, -2]), lambda: rng.choices([1, 2], [math.inf, 1]), lambda: rng.sample([1, 2], counts=[1], k=1), lambda: rng.sample([1, 2], counts=[1.5, 1], k=1), lambda: random.SystemRandom().getstate(), lambda: rng.shuffle((1, 2)), lambda: rng.seed([1]), lambda: rng.randbytes(-1)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
