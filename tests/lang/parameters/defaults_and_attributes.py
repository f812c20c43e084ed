# index: default values, functions, annotations, keyword-only parameters, __annotations__
# Defaults are made once, live in attributes, and can be replaced.
def collect(item, into=[], *, seen={}):
    into.append(item)
    seen[item] = len(into)
    return into, seen


collect(1)
print(collect(2), collect(3, []), collect.__defaults__, collect.__kwdefaults__)
collect.__defaults__ = (["other"],)
collect.__kwdefaults__ = None
try:
    collect(4)
except TypeError as e:
    print(e)
print(collect(5, seen={}))
calls = []


def note(x):
    calls.append(x)
    return x


def f(a=note(1), b=note(2), *args: int, c=note(3), d, e=note(4), **k) -> None:
    """The documentation."""
    return a, b, args, c, d, e, k


print(calls, f(d=0), f(9, d=1, x=2), f.__defaults__, f.__kwdefaults__, f.__doc__, sorted(f.__annotations__))
for name, value in (("__defaults__", [1]), ("__kwdefaults__", ()), ("__code__", None), ("__name__", 5), ("__qualname__", b"x"), ("__dict__", 1), 
                    ("__annotations__", 5), ("__type_params__", [])):
    try:
        setattr(f, name, value)
        print(name, "set")
    except (TypeError, AttributeError) as e:
        print(name, type(e).__name__, e)
f.extra = 1
f.__doc__ = None
f.__dict__["more"] = 2
f.__annotations__ = {"own": "dict"}
print(f.extra, f.more, f.__dict__, f.__doc__, f.__annotations__, f.__module__)
del f.__defaults__, f.extra
try:
    f(d=1)
except TypeError as e:
    print(e)


def g(x, y=7): return x - y


def h(p, q=1): return p * q


g.__code__ = h.__code__
print(g(3), g(p=2, q=4), g.__name__, g.__code__.co_name)


def outer():
    v = 1
    def inner(): return v
    return inner


try:
    g.__code__ = outer().__code__
except ValueError as e:
    print(e)
