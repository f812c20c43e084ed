# python: 3.14
# index: annotated assignment, annotations, annotation scopes, __annotations__
# An annotation may stand without a value; only those of plain names are kept, the others not even evaluated.
x: int
y: "text" = 5
(z): print("never evaluated") = 6
print([n for n in ("x", "y", "z") if n in globals()], __annotate__(1))
d = {}
d["k"]: print("never evaluated") = "value"
print(d)


class C:
    a: int
    b: list[int] = []
    if False:
        c: str
    else:
        d: float
    self: undefined_yet


print(sorted(vars(C).keys() & {"a", "b", "c", "d"}))
try:
    C.__annotations__
except NameError as e:
    print(e)
undefined_yet = "now"
print(C.__annotations__)


def f():
    local: never_evaluated
    other: 1 / 0 = 3
    d["n"]: 1 / 0 = other
    return d, f.__annotations__, "local" in locals()


print(f())
for text in ("(a, b): int", "[a]: int = 1", "f(): int", "a, b: int", "lambda: 0: int", "x: int = *1, 2; print(x)",
             "def g():\n global q\n q: int", "x: (yield)", "(x): (y := 1)", "def g():\n (q): (yield)", "a: int += 1", "class D:\n  x: (y := 1)"):
    try:
        exec(text)
    except (SyntaxError, TypeError) as e:
        print(repr(text), "->", e.msg if isinstance(e, SyntaxError) else e)
