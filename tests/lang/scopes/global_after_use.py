# python: 3.14
# index: global, nonlocal
# A name that is declared global or nonlocal after its first use.


def attempt(source):
    try:
        compile(source, "<test>", "exec")
        print("fine", repr(source))
    except SyntaxError as error:
        print(error, error.offset, error.end_offset, repr(source))


for body in (
    "x = 1", "print(x)", "global x\nx = 1", "x: int = 1", "x: int", "def x(): pass", "class x: pass", "for x in y: pass", "del x",
    "with a as x: pass", "try: pass\nexcept E as x: pass", "(x := 1)", "if 1:\n    x = 1", "match a:\n    case x: pass", "x += 1", "type x = 1",
    "import x", "from a import *", "lambda: x", "[x for x in y]", "[(x := 1) for z in y]", "def f():\n    x = 1", "def f(): global x\nx = 1", "global x",
    "class C: x = 1", "x.y = x[1]", "'x'", "x1 = 1",
):
    attempt(f"{body}\nglobal x")
attempt("x = 1; global x")
attempt("x\nif 1:\n    global x")
attempt("global x\nx: int = 1")
for body in "x = 1", "print(x)", "x: int", "import x", "global x", "nonlocal x":
    attempt(f"def f():\n    {body}\n    global x")
    attempt(f"def f():\n    x = 0\n    def g():\n        {body}\n        nonlocal x")
    attempt(f"class C:\n    {body}\n    global x")
for source in "def f(x): global x", "def f(x): nonlocal x", "nonlocal x", "def f(): nonlocal x", "def f[T](): nonlocal T", "global x, x":
    attempt(source)
