# index: super, mro, inheritance
# super() in its forms, along the mro of the instance.

class A:
    name = "A"

    def f(self):
        return ["A.f"]

    @classmethod
    def make(cls):
        return cls.__name__


class B(A):
    def f(self):
        return ["B.f"] + super().f()

    @classmethod
    def make(cls):
        return "B+" + super().make()


class C(A):
    def f(self):
        return ["C.f"] + super(C, self).f()


class D(B, C):
    name = "D"

    def f(self):
        return ["D.f"] + super().f()

    def names(self):
        s = super()
        return self.name, s.name, s.__thisclass__.__name__, s.__self__ is self, s.__self_class__.__name__


d = D()
print(d.f(), D.make(), d.names())
print(super(B, d).f(), super(D, D).f(d), super(D, D).make())
print(repr(super(B, d)), repr(super(B)), super(B, d).__class__)
unbound = super(B)
print(unbound.__get__(d, D).f(), unbound.__self__)
try:
    super(B, d).missing
except AttributeError as e:
    print(e)
