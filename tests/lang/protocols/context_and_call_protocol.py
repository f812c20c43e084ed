# index: __enter__, __exit__, __call__, with, callable, TypeError
# Special methods are looked up on the type; __exit__ decides what becomes of exceptions.
class Ctx:
    def __init__(self, result=None, fail=None):
        self.result, self.fail, self.log = result, fail, []

    def __enter__(self):
        self.log.append("enter")
        return self

    def __exit__(self, *exc):
        self.log.append((exc[0] and exc[0].__name__, str(exc[1]), exc[2] and exc[2].tb_lineno - base))
        if self.fail:
            raise self.fail
        return self.result


base = 20


def use(ctx, action):
    try:
        with ctx as c:
            action()
            return "returned", c.log
    except Exception as e:
        return repr(e), repr(e.__context__), repr(e.__cause__), getattr(ctx, "log", None)
    return "swallowed", ctx.log


for result in (None, True, 0, [0], ""):
    print(use(Ctx(result), lambda: None), use(Ctx(result), lambda: 1 / 0))
print(use(Ctx(fail=ValueError("new")), lambda: 1 / 0), use(Ctx(fail=ValueError("alone")), lambda: None))


class Own:
    pass


o = Own()
o.__enter__ = o.__exit__ = o.__call__ = lambda *a: "on the instance"
for f in (lambda: use(o, print), lambda: o(), lambda: callable(o), lambda: o.__call__(), lambda: use(5, print)):
    try:
        print(f())
    except TypeError as e:
        print(e)


class Callable:
    def __call__(self, *args, **kwargs):
        return args, kwargs


class Chain:
    __call__ = Callable()


c = Callable()
print(c(1, k=2), c.__call__(3), callable(c), callable(Callable), Chain()(4), callable(Chain()), Callable.__call__(c, 5), type(c.__call__).__name__, callable(len), callable(1), list(map(c, "ab")))
Callable.__call__ = None
try:
    c()
except TypeError as e:
    print(e, callable(c))
del Callable.__call__
print(callable(c), callable(Callable), callable(type("T", (), {"__call__": staticmethod(lambda: 7)})()), type("T", (), {"__call__": staticmethod(lambda: 7)})()())


class NoExit:
    def __enter__(self): return self


class BadExit:
    def __enter__(self): return self
    def __exit__(self): pass


class RaisesTruth:
    def __bool__(self): raise KeyError("truth")


for ctx in (NoExit(), BadExit(), Ctx(RaisesTruth())):
    try:
        with ctx:
            raise OSError("in the block")
    except Exception as e:
        print(type(e).__name__, e, repr(e.__context__))
