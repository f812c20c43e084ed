# python: 3.14
# index: annotations, __annotate__
import sys

x: int = 1
if x:
    y: str
else:
    z: float
for i in range(2):
    w: list[int] = []
print(sys.modules[__name__].__annotations__)


class D:
    q: "text"
    if x:
        r: Later
    if not x:
        s: undefined
    __private: int
    local = int
    t: local


class Later:
    pass


print(D.__annotations__)


def g(a: late, *b: int, c: str = "x", **d: D) -> None:
    unused: not_evaluated = 1
    self: x[1]
    return unused


try:
    g.__annotations__
except NameError as e:
    print(e)
late = 3
print(g.__annotations__, g(1))
print(g.__annotate__(1) == g.__annotations__, g.__annotate__.__name__)
try:
    g.__annotate__(4)
except NotImplementedError:
    print("NotImplementedError")


class E:
    a: [k for k in range(3)] = 0
    b: (lambda: local)() = 1
    local = "in E"

    def m(self, p: local) -> "E": ...


local = "global"
print(E.__annotations__, E.m.__annotations__)
o = E()
o.attr: int = 5
o.d = {}
o.d["k"]: str = "v"
print(o.attr, o.d)
for bad in ["x: (yield)", "def f(a: (b := 1)): pass", "class A:\n  x: (await y)", "def f():\n  global q\n  q: int"]:
    try:
        exec(bad)
    except SyntaxError as e:
        print(e.msg)
