# index: functools.partial, functools.reduce, functools.total_ordering, functools.singledispatch, functools.wraps
# The rest of functools.
import functools

p = functools.partial(int, base=2)
print(p("101"), p.func, p.args, p.keywords, functools.partial(p, base=16)("ff"))
q = functools.partial(functools.partial(print, 1, sep="-"), 2)
q(3); print(q.args, sorted(q.keywords))
class A:
    def f(self, *args):
        return args
    g = functools.partialmethod(f, 1, 2)
print(A().g(3))
print(functools.reduce(lambda a, b: a * b, range(1, 6)), functools.reduce(max, [], 4))
try:
    functools.reduce(max, [])
except TypeError as e:
    print(e)
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))
@functools.total_ordering
class T:
    def __init__(self, v): self.v = v
    def __eq__(self, other): return self.v == other.v
    def __lt__(self, other): return self.v < other.v
print(T(1) <= T(1), T(2) > T(1), T(1) >= T(2))
@functools.singledispatch
def show(x): return "object"
@show.register
def _(x: int): return "int"
@show.register(list)
@show.register(tuple)
def _(x): return "sequence"
print(show(1), show(True), show([]), show(()), show("s"), show.dispatch(dict) is show.dispatch(object))
def wrapper(): "w"
def original(): "o"
w = functools.wraps(original)(wrapper)
print(w.__name__, w.__doc__, w.__wrapped__ is original)
