# index: generators
class C:
    def method(self, a, b=2):
        c = a + b
        yield c
        yield from self.other()

    def other(self):
        yield "other"


g = C().method(1)
print(g.__name__, g.__qualname__, repr(g).startswith("<generator object C.method at 0x"))
print(g.gi_code.co_name, g.gi_code is C.method.__code__, g.gi_running, g.gi_suspended, g.gi_yieldfrom)
print(sorted(k for k in g.gi_frame.f_locals), g.gi_frame.f_code is g.gi_code)
print(next(g), g.gi_suspended, g.gi_frame.f_locals["c"])
print(next(g), g.gi_yieldfrom.__qualname__)
print(list(g), g.gi_frame, g.gi_suspended, g.gi_code.co_name, g.gi_yieldfrom)
g.__name__ = "renamed"
g.__qualname__ = "X.renamed"
print(g.__name__, repr(g)[:27])
for name in ("__name__", "__qualname__"):
    for value in (1, None):
        try:
            setattr(g, name, value)
        except TypeError as e:
            print(e)
try:
    g.gi_frame = 1
except AttributeError as e:
    print("AttributeError")
f = C.other
f.__name__, f.__qualname__ = "n", "q"
print(f(None).__name__, f(None).__qualname__)
e = (x for x in "a")
print(e.__name__, e.gi_code.co_name)
for name in ("gi_frame", "send", "throw", "close", "__iter__", "__next__", "__del__"):
    print(name, hasattr(e, name), end=";")
print()
