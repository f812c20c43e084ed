# index: super, __class__
class A:
    attr = "A.attr"

    def f(self, *a, **k):
        return ["A.f", a, k]

    @classmethod
    def make(cls):
        return cls.__name__

    @property
    def p(self):
        return "A.p"


class B(A):
    attr = "B.attr"

    def f(self, *a, **k):
        return ["B.f"] + super().f(*a, **k) + super().f(1, x=2) + super(B, self).f()

    @classmethod
    def make(cls):
        return "B " + super().make()

    @property
    def p(self):
        return super().p + "B", super().attr, __class__.__name__

    def inner(self):
        def g():
            return super(__class__, self).attr
        return g(), [super(B, s).attr for s in [self]]

    def rebound(self):
        self2 = self
        return super().__init__, super

    def closure(self):
        s = lambda: self
        return super().attr, s() is self


b = B()
print(b.f(0), B.make(), b.p, b.inner(), b.closure())
print(b.rebound()[1] is super)


def own():
    class super:
        def f(self):
            return "own super"

    class C(A):
        def g(self):
            return super().f()
    return C().g()


print(own())
try:
    class D:
        def f():
            return super().x
    D.f()
except RuntimeError as e:
    print(type(e).__name__)


class Meta(type):
    def __new__(m, name, bases, ns, **kw):
        print(name, sorted(k for k in ns if not k.startswith("__")), kw)
        return super().__new__(m, name, bases, ns)


class E(metaclass=Meta, flag=1):
    def f(self):
        return __class__


print(E().f() is E)
