# python: 3.14
# index: call, argument unpacking, error messages
# What is said of * and ** in a call or display before something that cannot be unpacked.


def f(*args, **keywords):
    return args, keywords


class C:
    def m(self, *args, **keywords):
        return f(*args, **keywords)


def trial(function):
    try:
        print(function())
    except TypeError as e:
        print(e)


for call in (lambda: f(*1), lambda: f(1, *1), lambda: f(*[], *1), lambda: f(**1), lambda: f(a=1, **1),
             lambda: f(*[], **1), lambda: [*1], lambda: (*1,), lambda: {*1}, lambda: {**1}, lambda: print(*1),
             lambda: print(**1), lambda: C(*1), lambda: C().m(*1), lambda: C().m(**1), lambda: f(**{1: 2}),
             lambda: f(**{"a": 2}, **{"a": 1}), lambda: f(a=2, **{"a": 1}), lambda: f(*"ab", **{"c": 3})):
    trial(call)


class Broken:
    def __iter__(self):
        raise TypeError("my own")

    def keys(self):
        raise TypeError("my keys")


trial(lambda: f(*Broken()))
trial(lambda: f(**Broken()))
