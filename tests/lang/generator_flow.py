# index: generators, yield from
def inner(n):
    try:
        for i in range(n):
            got = yield i
            if got:
                print("inner got", got)
    except ValueError as e:
        print("inner caught", e)
        yield "recovered"
    finally:
        print("inner done")
    return n * 10


def outer():
    r = yield from inner(2)
    print("result", r)
    try:
        r = yield from inner(3)
    except KeyError as e:
        print("outer caught", e)
    s = (yield) or "nothing"
    yield s
    return "end"


g = outer()
print(next(g), g.send("hello"), next(g), next(g))
print(g.throw(ValueError("v")), next(g), g.send("sent"))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value)
g = outer()
print(next(g))
g.close()


def both():
    try:
        yield 1
    finally:
        print("cleaning up")


g = both()
for x in g:
    break
g.close()
print([*both()])


def params(a, *args, k=1, **kw):
    yield a
    a += 1
    yield a, args, k, kw, sorted(locals())


print(list(params(1, 2, k=3, z=4)))


def expr():
    x = yield (yield 1) + 1
    return [x, (yield)]


g = expr()
print(next(g), g.send(10), g.send("x"))
try:
    g.send("y")
except StopIteration as e:
    print(e.value)


def late(n):
    yield lambda: n
    n += 1
    yield lambda: n


a, b = late(1)
print(a(), b())
