# python: 3.14
# index: locals, globals, frames, exec, eval, scopes
# locals() is a fresh copy in a function, the namespace itself in modules and classes.
import sys


def f(a, b=2):
    first = locals()
    c = 3
    second = locals()
    first["a"] = "changed"
    first["new"] = 1
    return first, second, a, first is second


print(f(1))


def exec_cannot_bind():
    x = 1
    exec("x = 2; y = 3")
    try:
        y
    except NameError as e:
        message = str(e)
    return x, message, "y" in locals()


def frame_reads():
    x = 1
    frame = sys._getframe()
    return x, sorted(frame.f_locals), frame.f_locals["x"]


def cells():
    v = 1
    def inner():
        nonlocal v
        v += 1
        return sorted(locals().items())
    return inner(), inner(), sorted(k for k in locals())


print(exec_cannot_bind(), frame_reads(), cells(), sep="\n")


class C:
    a = 1
    locals()["b"] = 2
    names = sorted(k for k in locals() if not k.startswith("__"))
    exec("c = b + 1")


print(C.names, C.b, C.c, locals() is globals(), vars() is globals())
space = {"x": 1}
exec("y = x + 1\ndef f(): return globals() is g, x", space, {"g": space})
ns = {}
exec("z = 5; l = locals(); g = globals()", space, ns)
print(ns["z"], ns["l"] is ns, ns["g"] is space, "z" in space, eval("locals() is globals()", {}))


def generator():
    kept = "kept"
    yield sorted(locals())
    later = 1
    yield sorted(locals())


print(list(generator()), (lambda p, *q, **r: locals())(1, 2, s=3), (lambda: locals())())


def deleted():
    d = 1
    before = locals()
    del d
    return before, locals().keys() - {"before"}


print(deleted())
