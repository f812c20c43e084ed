# python: 3.14
# index: type, type.__new__
# What type(), type.__new__() and assignments to a class's special attributes say.


class A:
    pass


class Meta(type):
    pass


def attempt(function, *args, **kwds):
    try:
        print(function(*args, **kwds))
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)


for args in (), ("X",), ("X", ()), ("X", (), {}, 1), ("X", 1, 2), (1, (), {}):
    attempt(type.__new__, type, *args)
    attempt(Meta, *args)
    if len(args) != 1:
        attempt(type, *args)
for name in "__bases__", "__name__", "__qualname__", "__module__", "__type_params__":
    attempt(delattr, A, name)
A.__type_params__ = "any value"
print(A.__type_params__)
attempt(getattr, A, "__abstractmethods__")
