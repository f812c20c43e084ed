# index: inspect.signature, inspect.getfullargspec
# Signatures of functions, classes, methods and partial objects, and binding arguments to them.
import functools
import inspect


def f(a, b=1, /, c: int = 2, *args, d, e: "str" = 3, **kw) -> bool:
    return a


class C:
    def __init__(self, x, *, y=2):
        pass

    def method(self, q):
        pass

    @classmethod
    def by_class(cls, z):
        pass

    @staticmethod
    def static(w):
        pass

    def __call__(self, n):
        pass


for thing in (f, C, C.method, C(1).method, C.by_class, C.static, C(1), functools.partial(f, 1, d=5), len,
              lambda: 0, lambda *, k: k):
    print(inspect.signature(thing))
signature = inspect.signature(f)
print(repr(signature.parameters["c"]), signature.return_annotation, signature == inspect.signature(f))
print([p.kind.name for p in signature.parameters.values()], inspect.Parameter.KEYWORD_ONLY.description)
bound = signature.bind(1, 2, 3, 4, d=5, z=6)
print(bound, bound.args, bound.kwargs)
bound = signature.bind(1, d=2)
bound.apply_defaults()
print(bound)
for args, keywords in (((), {}), ((1,), {}), ((1,), {"d": 1, "a": 2}), ((1, 2, 3), {"c": 3, "d": 1})):
    try:
        print(signature.bind(*args, **keywords))
    except TypeError as e:
        print(e)
for parts in ((("a", 2), ("b", 1)), (("a", 1), ("a", 1)), (("1", 1),)):
    try:
        print(inspect.Signature([inspect.Parameter(*part) for part in parts]))
    except ValueError as e:
        print(e)
print(inspect.getfullargspec(f)[:6])
print(inspect.getcallargs(f, 1, d=4) == {"a": 1, "b": 1, "c": 2, "args": (), "d": 4, "e": 3, "kw": {}})
