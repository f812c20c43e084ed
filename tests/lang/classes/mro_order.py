# index: mro, multiple inheritance, super, __bases__, TypeError
# C3 order, what contradicts it, and super() along it.
def names(cls):
    return " ".join(c.__name__ for c in cls.__mro__)


class O: pass
class A(O): pass
class B(O): pass
class C(O): pass
class D(A, B): pass
class E(C, A): pass
class F(E, D): pass
print(names(D), names(E), names(F), sep="; ")
class K1(A, B, C): pass
class K2(D, C): pass
class Z(K1, K2): pass
print(names(Z))
for bases in ((A, B), (B, A)):
    print(names(type("T", bases, {})))
for bases in ((O, A), (D, type("BA", (B, A), {})), (A, A), (object, A), (F, O, A)):
    try:
        print(names(type("Bad", bases, {})))
    except TypeError as e:
        print(str(e).replace("\n", "|"))


class Root:
    def visit(self):
        return ["Root"]


class Left(Root):
    def visit(self):
        return ["Left"] + super().visit()


class Right(Root):
    def visit(self):
        return ["Right"] + super().visit()


class Mixin:
    def visit(self):
        return ["Mixin"] + super().visit()


class Bottom(Left, Mixin, Right):
    def visit(self):
        return ["Bottom"] + super().visit() + [super(Left, self).visit()[0], super(Right, type(self)).__thisclass__.__name__]


print(Bottom().visit(), names(Bottom))
try:
    Mixin().visit()
except AttributeError as e:
    print(e)


class Custom(type):
    def mro(cls):
        order = super().mro()
        return [order[0], Extra] + order[1:] if "Extra" in globals() else order


class Extra:
    extra = "extra"


class Uses(metaclass=Custom): pass


print(names(Uses), Uses.extra, Uses.__bases__ == (object,), Uses().extra, issubclass(Uses, Extra), Extra.__subclasses__(), Uses.mro()[1] is Extra)
for result in (lambda c: [], lambda c: [5], lambda c: None, lambda c: [c, int, str, object], lambda c: [object], lambda c: (c, object), lambda c: [c, c.__base__]):
    try:
        print(names(type("M", (type,), {"mro": result})("N", (), {})))
    except TypeError as e:
        print(e)
