# index: functools, import system
# Module functools over its part in Python, as in a build without the native one, agrees with the native one.
# skip-if: threads
import functools
import sys

saved = {name: sys.modules.pop(name) for name in ("functools", "_functools")}
sys.modules["_functools"] = None
plain = __import__("functools")
sys.modules.update(saved)
print(plain is not functools, plain.partial is not functools.partial)


def f(*args, **keywords):
    return args, keywords


for module in (functools, plain):
    p = module.partial(f, 1, k=2)
    p.note = "mine"
    q = module.partial(module.partial(f, 1, k=2), 3, k=4)
    print(p(5, j=6), q(7), q.func is f, q.args, q.keywords, repr(p).startswith("functools.partial(<function f"))
    r = p.__reduce__()
    copy = r[0](*r[1])
    copy.__setstate__(r[2])
    print(copy.args is p.args, copy.keywords, copy.note, copy(9))
    copy.__setstate__((f, (8,), None, None))
    print(copy(), copy.__dict__)
    for state in ((f, 1, None, None), (f,), (1, (), None, None), "x"):
        try:
            copy.__setstate__(state)
        except TypeError:
            print("TypeError", end=" ")
    print(module.reduce(lambda a, b: a * 10 + b, [1, 2, 3]), module.reduce(max, [], 5))
    key = module.cmp_to_key(lambda a, b: b - a)
    print(sorted([3, 1, 2], key=key), key(1) > key(2), key(1) == key(1))

    @module.lru_cache(maxsize=2)
    def double(n):
        return n * 2
    print([double(n) for n in (1, 2, 1, 3, 2, 1)], double.cache_info(), double.__wrapped__(4))
    double.cache_clear()
    print(double.cache_info())
    try:
        double([])
    except TypeError as e:
        print(e)

    class C:
        method = module.partialmethod(f, "bound")
    print(C().method(1)[0][1:])
