# python: 3.14
# index: sys._getframe, generators
# frame.clear(), and what f_locals of a cleared frame still takes.
import sys


def work(a):
    b = [a]

    def inner():
        return b
    return sys._getframe(), inner


def numbers():
    x = 1
    yield x


frame, inner = work(3)
proxy = frame.f_locals
print(sorted(proxy))
frame.clear()
print(sorted(proxy), inner())
proxy["b"] = 5
proxy["more"] = 6
print(sorted(proxy.items()), dict(frame.f_locals) == dict(proxy), inner())

for steps in range(3):
    g = numbers()
    f = g.gi_frame
    for _ in range(steps):
        next(g, None)
    try:
        print(f.clear(), sorted(f.f_locals))
    except RuntimeError as e:
        print(e)
    f.f_locals["x"] = "new"
    print(steps, dict(f.f_locals), list(g))
try:
    sys._getframe().clear()
except RuntimeError as e:
    print(e)
