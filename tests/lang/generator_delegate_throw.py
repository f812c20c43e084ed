# index: yield from, generators.throw
def inner():
    try:
        yield "in"
    except ValueError as e:
        print("inner", e)
        return "recovered"
    except KeyError:
        yield "still in"


def outer():
    try:
        r = yield from inner()
        print("result", r)
        yield "after"
    except OSError as e:
        print("outer", e)
        yield "outer handled"


g = outer()
print(next(g), g.gi_yieldfrom.__name__)
print(g.throw(ValueError("v")), g.gi_yieldfrom)
g = outer()
print(next(g), g.throw(KeyError("k")), next(g))
g = outer()
print(next(g), g.throw(OSError("o")))


class It:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def throw(self, *args):
        print("throw", [a.__name__ if isinstance(a, type) else a for a in args])
        raise StopIteration("thrown")

    def close(self):
        print("close")


def use(it):
    try:
        print("value", (yield from it))
    finally:
        print("use ends")


u = use(It())
next(u)
try:
    u.throw(IndexError)
except StopIteration:
    print("stopped")
u = use(It())
next(u)
u.close()
u = use([1, 2])
next(u)
try:
    u.throw(IndexError("no throw method"))
except IndexError as e:
    print(e)
