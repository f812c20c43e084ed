# index: __class__ cell, super, class bodies, metaclasses, closures
# __class__ in methods, nested functions and comprehensions; super() without arguments.
class A:
    def who(self):
        return "A"

    @classmethod
    def c(cls):
        return "A.c"

    def __getattr__(self, name):
        return "A.__getattr__ " + name


class B(A):
    def who(self):
        return __class__.__name__, super().who(), [__class__ for _ in "a"][0] is B, (lambda: super(B, self).who())(), list(super(__class__, self).who() for _ in "b")

    def nested(self):
        def inner(me):
            return super().who()
        return inner(self)

    @classmethod
    def c(cls):
        return cls.__name__ + " " + super().c()

    @staticmethod
    def s(x):
        return super(B, x).who()

    def reassigned(self):
        original = super().who()
        self = 5
        try:
            return super().who()
        except TypeError as e:
            return original, str(e)

    def deleted(self):
        del self
        try:
            super()
        except RuntimeError as e:
            return str(e)

    def missing(self):
        try:
            return super().nothing
        except AttributeError as e:
            return str(e)

    def gen(self):
        yield super().who()
        yield __class__

    who2 = lambda self: super().who()
    attr = super


class C(B):
    pass


b, c = B(), C()
print(b.who(), c.who()[1], c.nested(), C.c(), b.s(c), b.reassigned(), b.deleted(), b.missing(), list(c.gen())[0], c.who2(), sep="\n")
print(repr(super(B, c)), repr(super(B)), super(B, C).c(), super(B, c).__thisclass__.__name__, super(B, c).__self_class__.__name__, super(B, c).who.__self__ is c, super(B).__get__(c).who())


def no_class(): return super()
def no_arg():
    class X:
        def f(): return super()
    return X.f()


for f in (no_class, no_arg, lambda: super(5), lambda: super(B, 5), lambda: super(C, b), lambda: super(B, c).__class__.__name__, lambda: super(B, A), lambda: B.__dict__["who"].__closure__[0].cell_contents is B, lambda: __class__):
    try:
        print(f())
    except (RuntimeError, TypeError, NameError) as e:
        print(type(e).__name__, e)


class Meta(type):
    def __new__(meta, name, bases, space):
        cls = super().__new__(meta, name, bases, space)
        return cls


class WithMeta(metaclass=Meta):
    seen = "__class__" in dir()
    def f(self): return __class__


print(WithMeta().f() is WithMeta, WithMeta.seen, "__classcell__" in vars(WithMeta))
