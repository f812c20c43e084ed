# index: parameters, TypeError, default values
# Messages list up to any number of missing arguments, and count what was given.
def make(required, keyword=0, optional=0, positional=0):
    names = ["p%d" % i for i in range(required)]
    parts = names[:positional] + (["/"] if positional else []) + names[positional:] + ["o%d=0" % i for i in range(optional)]
    if keyword:
        parts += ["*"] + ["k%d" % i for i in range(keyword)]
    space = {}
    exec("def f(%s): return 'called'" % ", ".join(parts), space)
    return space["f"]


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except TypeError as e:
        print(e)


for n in (1, 2, 3, 4, 8):
    attempt(make(n))
    attempt(make(n, positional=n))
    attempt(make(0, keyword=n))
attempt(make(3), p1=1)
attempt(make(3, 2), 1, 2, k1=0)
attempt(make(3, 2), 1, 2, 3, k0=0)
attempt(make(3, 2, 1, 1), 1, 2, 3, 4, 5)
attempt(make(1, 2, 3), 1, 2, 3, 4, 5, k0=1)
attempt(make(1, 2, 3), 1, 2, 3, 4, 5, 6, k0=1, k1=2)
attempt(make(0, 1), 1)
attempt(make(0, 2), 1, k0=1, k1=1)
attempt(make(2, 0, 1, 2), p0=1, p1=2)
attempt(make(2, 0, 1, 2), 1, p1=2)
attempt(make(2, 0, 1, 2), 1, 2, p1=2, p0=3)
attempt(make(40), *range(38))
attempt(make(40), *range(41))
attempt(make(300), *range(300))
attempt(make(300), *range(299))
f = make(2, 1)
f.__defaults__ = (5,)
f.__kwdefaults__ = {"k0": 6}
attempt(f, 1)
f.__defaults__ = None
f.__name__ = "renamed"
f.__qualname__ = "Where.renamed"
attempt(f)
f.__defaults__ = (1, 2, 3)  # more than there are parameters
attempt(f)
