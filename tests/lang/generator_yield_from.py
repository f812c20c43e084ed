# index: yield from
def inner(n):
    got = yield n
    print("inner got", got)
    return n * 10


def outer():
    a = yield from inner(1)
    b = yield from inner(2)
    c = yield from [a, b]
    d = yield from iter("xy")
    return a + b, c, d


g = outer()
print(next(g), g.send("A"), g.send("B"), next(g), next(g), next(g))
try:
    next(g)
except StopIteration as e:
    print(e.value)


def deep(n):
    return (yield from deep(n - 1)) if n else (yield "bottom")


d = deep(30)
print(next(d))
try:
    d.send("up")
except StopIteration as e:
    print(e.value)


class Iterator:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration("returned")
        return self.n

    def send(self, v):
        return "sent", v


def use():
    print((yield from Iterator()))


u = use()
print(next(u), u.send("v"), next(u), next(u, "end"))


def tree(t):
    for x in t:
        if isinstance(x, list):
            yield from tree(x)
        else:
            yield x


print(list(tree([1, [2, [3, [4], []]], 5])))
try:
    list((lambda: (yield from 5))())
except TypeError as e:
    print(e)


def tuple_value():
    return (1, 2)
    yield


def stop_value():
    print((yield from tuple_value()))
    yield


next(stop_value())
