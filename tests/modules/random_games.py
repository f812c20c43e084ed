# index: random.Random, random.shuffle, random.choices, random.sample
import random

rng = random.Random(2024)
deck = [rank + suit for suit in "SHDC" for rank in "A23456789TJQK"]
rng.shuffle(deck)
hands = [sorted(deck[i::4][:5]) for i in range(4)]
print(*hands, sep="\n")
print([rng.randint(1, 6) for _ in range(10)], [rng.randrange(0, 100, 10) for _ in range(5)], rng.choice("abcdef"))
print(rng.choices(["red", "black", "green"], weights=[18, 18, 2], k=6), rng.choices("ab", cum_weights=[1, 10], k=5))
print(rng.sample(range(10 ** 9), 4), rng.sample("abcdef", 3), rng.sample(["x", "y"], counts=[3, 1], k=3))
print(round(rng.random(), 12), round(rng.uniform(-1, 1), 12), rng.getrandbits(70), rng.randbytes(5))
state = rng.getstate()
a = [rng.gauss(0, 1) for _ in range(3)]
rng.setstate(state)
print(a == [rng.gauss(0, 1) for _ in range(3)], [round(x, 9) for x in a])
print([round(f(*args), 9) for f, args in ((rng.expovariate, (0.5,)), (rng.normalvariate, (5, 2)), (rng.triangular, (0, 10, 3)), (rng.betavariate, (2, 3)),
                                        (rng.gammavariate, (2, 1.5)), (rng.lognormvariate, (0, 1)), (rng.paretovariate, (3,)), (rng.weibullvariate, (1, 2)), (rng.vonmisesvariate, (0, 4)))])
inside = sum(rng.random() ** 2 + rng.random() ** 2 <= 1 for _ in range(20000))
print(inside, random.Random("text").random(), random.Random(b"\x01").random(), random.Random(True).random(), random.Random(-7).random() == random.Random(7).random())


class Loaded(random.Random):
    def random(self):
        return 0.25


print(Loaded().choice("abcd"), Loaded().uniform(0, 8), random.SystemRandom().random() < 1)
for call in (lambda: rng.choice([]), lambda: rng.randint(2, 1), lambda: rng.randrange(1.5), lambda: rng.sample([1], 2), lambda: rng.choices([], k=1), lambda: rng.choices([1], weights=[0]),
             lambda: rng.sample({1}, 1), lambda: random.Random([1]), lambda: rng.getrandbits(-1), lambda: rng.setstate((1, 2)), lambda: rng.sample("ab", -1), lambda: rng.choices("ab", [1], k=1)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
