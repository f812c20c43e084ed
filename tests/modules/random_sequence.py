# index: random
# python: 3.14
# skip-if: threads
import random

def tr(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)


random.seed(42)
print(random.random(), random.randint(1,100), random.choice('abc'), random.sample(range(10),3), random.shuffle(l:=[1,2,3,4]), l, random.uniform(1,2), random.gauss(0,1), random.choices('ab',[1,3],k=4), random.getrandbits(70), random.randrange(0,10,3), random.triangular(), random.betavariate(1,2), random.expovariate(1), random.Random(5).random(), random.randbytes(3), random.binomialvariate(10,0.5), random.binomialvariate(100,0.3))

