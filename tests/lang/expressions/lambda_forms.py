# index: lambda, lambda parameters, default values, positional-only parameters, keyword-only parameters, functions
# A lambda takes all kinds of parameters, and is a function like others.
print((lambda: 5)(), (lambda a, /, b, *, c=3: (a, b, c))(1, b=2), (lambda *a, **k: (a, k))(1, x=2), (lambda a=1, /, *b: (a, b))(5, 6))
print([(lambda x: x * m)(2) for m in range(3)], (lambda x: lambda y: x - y)(5)(3), (lambda: (yield))().__next__(), (lambda *, k: k)(k=1))
f = lambda a, b=(lambda: 7)(), *c, d, e=9, **g: None
print(f.__name__, f.__qualname__, f.__defaults__, f.__kwdefaults__, f.__code__.co_varnames, f.__annotations__, f.__doc__)
fs = [lambda: i for i in range(3)]
print([f() for f in fs], {k: (lambda k=k: k)() for k in "ab"}, sorted("bca", key=lambda c: -ord(c)), (lambda x, y: x if x else y)(0, 1))
print((lambda: 1, 2)[1], [lambda: 1, 2][1], (lambda x: x)
      (3), (lambda x: (x, x))(4), f"{(lambda x: x + 1)(5)}", (lambda x=lambda: 1: x)()())


class C:
    m = lambda self, v: (self.__class__.__name__, v)
    s = staticmethod(lambda: "static")
    p = property(lambda self: __class__)
    q = lambda self: super().__repr__()[:12]


print(C().m(1), C.s(), C().p is C, C.m.__qualname__, (lambda: C.m)().__name__)


def scope():
    def g(): return 1
    return (lambda: g)().__qualname__, (lambda: lambda: 0)().__qualname__


print(scope())
for text in ("lambda", "lambda:", "lambda x", "lambda (x): 1", "lambda x: int: 1", "lambda x, x: 1", "lambda *: 1", "lambda *, **k: 1", "lambda x=1, y: 1", "lambda **k, x: 1",
             "lambda *a, *b: 1", "lambda /: 1", "lambda a, /, b, /: 1", "lambda *a, /: 1", "lambda a=: 1", "lambda a.b: 1", "lambda None: 1", "lambda x: yield", "lambda: return",
             "lambda x: *x", "lambda: a = 1", "lambda x: x for x in y", "f(lambda x: x for x in y)", "[lambda x: x if x else y, z]", "lambda: (yield)", "f'{lambda x: 1}'",
             "lambda *a=1: 0", "lambda **k=1: 0", "lambda x: 1 = 2", "lambda x if 1 else 2", "lambda 1: 2", "lambda a, *, a: 0", "x if lambda: 1 else 2"):
    try:
        compile(text, "t", "eval")
        print(text, "ok")
    except SyntaxError as e:
        print(text, "->", e.msg)
