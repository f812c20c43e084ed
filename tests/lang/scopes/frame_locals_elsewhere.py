# python: 3.14
# index: frames, generators, tracebacks
# f_locals of suspended generators, of cells, of frames in a traceback, of unbound variables.
import sys


def generator():
    x = 1
    y = yield x
    z = yield x, y
    yield z


g = generator()
next(g)
variables = g.gi_frame.f_locals
variables["x"] = 5
print(dict(variables), g.send(4), dict(variables))
variables["w"] = 1
print(g.send(6), dict(variables))
g.close()
print(dict(variables), g.gi_frame)


def counter():
    count = 0

    def up():
        nonlocal count
        count += 1
        return sys._getframe().f_locals

    return up, sys._getframe().f_locals


up, outer = counter()
outer["count"] = 10
inner = up()
print(inner["count"], outer["count"], dict(inner))
inner["count"] = 3
print(outer["count"], up()["count"])


def fail(n):
    doubled = n * 2
    return doubled / 0


try:
    fail(4)
except ZeroDivisionError as error:
    left = error.__traceback__.tb_next.tb_frame
print(dict(left.f_locals))
left.f_locals["doubled"] = "changed"
left.f_locals["note"] = "added"
print(dict(left.f_locals), list(reversed(left.f_locals)))
left.clear()
print(dict(left.f_locals))


def unbound():
    if False:
        v = 1
    found = "v" in sys._getframe().f_locals
    sys._getframe().f_locals["v"] = 5
    return found, v


print(unbound())
