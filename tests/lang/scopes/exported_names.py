# index: __all__, from import *, modules, help, import
# What `from module import *' takes, with and without __all__, and wrong ones; help() of one's own things.
# skip-if: threads
import contextlib
import io
import sys
import types


def make(name, **attributes):
    module = types.ModuleType(name)
    vars(module).update(attributes)
    sys.modules[name] = module
    return name


def star(name):
    space = {}
    try:
        exec("from %s import *" % name, space)
    except Exception as e:
        return "%s: %s" % (type(e).__name__, e)
    return sorted(k for k in space if k != "__builtins__")


print(star(make("plain", a=1, _b=2, __c__=3, é=4)))
print(star(make("listed", __all__=["a", "_b"], a=1, _b=2, c=3)))
print(star(make("as_tuple", __all__=("a",), a=1, c=3)))
print(star(make("empty", __all__=[], a=1)))
print(star(make("lacks", __all__=["a", "nothing"], a=1)))
print(star(make("numbers_", __all__=[1], a=1)))
print(star(make("text", __all__="ab", a=1, b=2)))
print(star(make("computed", __getattr__=lambda name: ["x"] if name == "__all__" else name * 2)))


class Lazy(types.ModuleType):
    @property
    def late(self):
        return "late"


lazy = Lazy("lazy")
lazy.__all__ = ["late"]
sys.modules["lazy"] = lazy
print(star("lazy"))


class NotAModule:
    __dict__ = {"x": 1, "_y": 2, 3: 4}
    x = "attribute"


sys.modules["odd"] = NotAModule()
print(star("odd"))
sys.modules["gone"] = None
print(star("gone"))
for text in ("def f():\n from plain import *", "class C:\n from plain import *", "from plain import *, a", "from plain import (*)", "import plain.*"):
    try:
        exec(text)
    except (SyntaxError, ImportError) as e:
        print(repr(text), "->", e.msg)
space = {}
exec("a = 'before'\nfrom plain import *\nb = a", space)
print(space["a"], space["b"])


def documented(x, *, y=1):
    """Says what it does."""


with contextlib.redirect_stdout(io.StringIO()) as out:
    help(documented)
print("Says what it does." in out.getvalue())
