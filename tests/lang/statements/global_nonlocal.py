# index: global, nonlocal, scopes, syntax errors
# Which scope a declared name belongs to, and which declarations contradict each other.
x = "global"


def outer():
    x = "outer"

    def middle():
        def inner():
            nonlocal x
            x += "+inner"
            return x
        return inner() + "/" + x

    def other():
        global x, created
        created = x
        x = "changed"

        class C:
            nonlocal_looking = x
        return C.nonlocal_looking

    class Body:
        nonlocal x
        x = "from class"
        global y
        y = "y from class"
        z = x

    return middle(), other(), x, Body.z, hasattr(Body, "x"), hasattr(Body, "y")


print(outer(), x, created, y)


def loops():
    global i, j, module, f, K
    for i in range(3):
        pass
    import sys as module
    def f(): pass
    class K: pass
    with open("/dev/null") as j:
        pass


loops()
print(i, module.__name__, f.__qualname__, K.__qualname__, j.closed)
for text in ("def f(a):\n global a", "def f():\n a = 1\n global a", "def f():\n print(a)\n global a", "def f():\n nonlocal a",
             "nonlocal a", "class C:\n nonlocal a", "def f():\n global a\n nonlocal a", "def f(a):\n nonlocal a",
             "def f():\n a = 1\n def g():\n  a = 2\n  nonlocal a", "def f():\n global a\n def g():\n  nonlocal a",
             "def f():\n class C:\n  a = 1\n  def g(self):\n   nonlocal a", "def f():\n global a, a\n a: int",
             "def f():\n for a in b: pass\n global a", "def f():\n import a\n global a", "global a.b", "global a = 1",
             "def f():\n __class__ = 1\n def g(): nonlocal __class__"):
    try:
        compile(text, "t", "exec")
        print(repr(text), "ok")
    except SyntaxError as e:
        print(repr(text), "->", e.msg, e.lineno)
