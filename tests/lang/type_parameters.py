# python: 3.14
# index: type parameters, type aliases, type statement
class Box[T: int, *Ts, **P]:
    item: T

    def map[U](self, x: T, f: U) -> list[U]:
        return T, U, __class__

    def plain(self):
        return T


print(Box.__type_params__, Box.map.__type_params__, Box.__orig_bases__ != ())
print(Box().map(1, 2)[2] is Box, Box().plain())
print(Box.map.__annotations__["f"], Box.map.__qualname__, Box.__name__)


def f[T = int, U: (int, str) = str](a: T = 1, *, k: U = 2) -> T:
    return a, k


print(f(), f(3, k=4), f.__type_params__, f.__defaults__, f.__kwdefaults__, f.__qualname__)
T, U = f.__type_params__
print(T.__default__, U.__constraints__, U.__default__, T.__bound__)
type A[T] = list[T]
type Late = undefined_name
print(A, A.__name__, A.__value__, A.__type_params__)
try:
    Late.__value__
except NameError as e:
    print(e)
undefined_name = 3
print(Late.__value__)


class Outer:
    X = int

    class Inner[T: X]:
        def m[Y: X](self) -> X: ...

    type Alias = X

    def method[T: X](self): ...


print(Outer.Alias.__value__, Outer.method.__type_params__[0].__bound__, Outer.Inner.__type_params__[0].__bound__ is int)
for bad in ["class C[T, T]: pass", "def f[T=int, U](): pass", "def f[T: (yield)](): pass", "type X = (y := 1)",
            "def f[T]():\n  nonlocal T", "class A[T](x := 1): pass"]:
    try:
        exec(bad)
    except SyntaxError as e:
        print(e.msg)
