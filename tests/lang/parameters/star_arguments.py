# index: argument unpacking, *args, **kwargs, call, keyword arguments, order of evaluation
# What * and ** take, copy and pass on.
def f(*args, **kwargs):
    return args, kwargs


class Mapping:
    def __init__(self, **items):
        self.items = items

    def keys(self):
        return list(self.items)

    def __getitem__(self, key):
        return self.items[key] * 10


class Strange(str):
    pass


t = (1, 2)
print(f(*t)[0] is t, f(*t, *())[0] == t, f(*[1], 2, *"ab", *{3: 4}, *range(2)), f(**Mapping(a=1, b=2), c=3))
d = {"x": 1}
args, kwargs = f(**d)
kwargs["y"] = 2
print(d, kwargs, f(**{}), f(*(), **{}), f(**{Strange("s"): 1})[1], f(**{"not an identifier": 1, "": 2, "class": 3})[1])
print(f(*(i for i in "gen"), k=1, *["after"], **{"l": 2}), f(*iter([1]), *map(str, [2])))


def order(self, /, **self_):
    return self, self_


print(order(1, self=2), (lambda a, /, **k: (a, k))(1, a=2), (lambda **k: list(k))(b=1, a=2, **{"d": 1, "c": 2}))


def passing(*args, **kwargs):
    return f(*args, *args[1:], **kwargs, **{k + "2": v for k, v in kwargs.items()})


print(passing(1, 2, a=3))


class Broken:
    def __iter__(self):
        yield 1
        raise LookupError("while iterating")

    def keys(self):
        return ["a", "b"]

    def __getitem__(self, key):
        raise LookupError("item " + key)


for call in (lambda: f(*Broken()), lambda: f(**Broken()), lambda: f(**{"a": 1, 2: 3}), lambda: f(a=1, **{"a": 1}), lambda: f(**{"a": 1}, **Mapping(b=2, a=1)),
             lambda: f(*1), lambda: f(0, *len), lambda: f(**"ab"), lambda: print(*1), lambda: print(**{"sep": 1}), lambda: [].append(**{"a": 1}), lambda: dict(**{1: 2}),
             lambda: int(*"12"), lambda: f.missing(*[]), lambda: (1)(*[2])):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
