# python: 3.14
# index: traceback, ExceptionGroup
# Groups show each member, however often it occurs; a cause or context that is a member, too, is not shown again.
import traceback

EG = ExceptionGroup


def show(e):
    print("".join(traceback.format_exception(e)))


v = ValueError(1)
g = EG("g", [v, EG("h", [v])])
show(g)
w = KeyError(2)
w.__context__ = v
show(EG("x", [v, w]))
u = TypeError(3)
k = EG("inner", [u])
u.__context__ = k
show(k)
two_levels = EG("a", [EG("b", [v]), v, EG("c", [v]), v])
show(two_levels)
one, two = EG("one", [v]), EG("two", [v])
one.__cause__, two.__cause__ = two, one
show(EG("z", [one, two, one]))
