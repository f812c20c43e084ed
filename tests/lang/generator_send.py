# index: generators.send
def average():
    total = n = 0
    value = None
    while True:
        value = yield value
        if value is None:
            return total
        total += value
        n += 1
        value = total / n


g = average()
print(g.send(None))
print(g.send(10), g.send(20), g.send(60))
try:
    g.send(None)
except StopIteration as e:
    print("total", e.value)
try:
    g.send(1)
except StopIteration as e:
    print("again", e.value)

fresh = average()
try:
    fresh.send(5)
except TypeError as e:
    print(e)
print(next(fresh), fresh.send(5))


def echo():
    x = "unset"
    try:
        x = yield "first"
    except KeyError:
        yield "kept " + x
    while True:
        x = (yield x) * 2


g = echo()
print(next(g), g.throw(KeyError), next(g), g.send(4), g.send("ab"))


def args():
    print((yield "a") + (yield "b"), {(yield "k"): (yield "v")})


g = args()
print([next(g), g.send(1), g.send(2), g.send("x")])
print(next(g, "done") if g.gi_frame is None else list(g))
