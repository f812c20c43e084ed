# index: functions, parameters, default values
def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw


print(f(1, d=4), f(1, 9, 8, 7, 6, d=0, e=1, z=2), f(*[1, 2], **{"d": 3, "c": 4}))
print(f(1, *(2, 3), *(), 4, d=5, **{}, **{"q": 1}))
for call in ["f()", "f(1)", "f(1, d=1, a=2)", "f(1, a=1)", "f(1, 2, 3, c=4, d=1)", "f(**{1: 2})", "f(1, **{'d': 1}, **{'d': 2})"]:
    try:
        print(call, eval(call))
    except TypeError as e:
        print(call, "TypeError")
print(f.__defaults__, f.__kwdefaults__, f.__code__.co_varnames, f.__code__.co_argcount, f.__code__.co_posonlyargcount)


def default(x, memo=[]):
    memo.append(x)
    return memo


print(default(1), default(2))
k = 1
g = lambda *a, k=k, **b: (a, k, b)
k = 2
print(g(1, x=2), (lambda: 3)(), (lambda x, y=1: x + y)(4))


def decorate(n):
    def with_function(f):
        def wrapper(*args, **kwargs):
            return n, f(*args, **kwargs)
        return wrapper
    return with_function


@decorate(1)
@decorate(2)
def h(x, *, y=0):
    "doc"
    return x + y


print(h(5, y=6), h.__name__, h.__doc__)


@lambda cls: (cls.__name__, cls.z)
class T:
    z = 1


print(T)
many = ", ".join("a%d" % i for i in range(300))
exec("def big(" + many + "):\n    return a0 + a150 + a299, (lambda: a200)()\nprint(big(*range(300)))")
exec("print(big(" + ", ".join("a%d=%d" % (i, i) for i in range(300)) + "))")
