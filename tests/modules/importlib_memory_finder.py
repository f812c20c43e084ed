# index: importlib.abc.Loader, importlib.abc.MetaPathFinder, sys.meta_path, importlib.machinery.ModuleSpec
# skip-if: threads
import importlib.abc
import importlib.machinery
import importlib.util
import sys

SOURCES = {
    "mem": "from . import a\nfrom .b import *\nNAMES = sorted(n for n in globals() if n[0] != '_')",
    "mem.a": "X = 'a of ' + __package__\ndef late():\n    from .b import Y\n    return Y",
    "mem.b": "__all__ = ['Y', 'shout']\nY = 'why'\nhidden = 1\ndef shout():\n    return Y.upper() + '!'",
    "mem.bad": "ok = 1\nraise ValueError('while importing')",
    "mem.circle1": "from . import circle2\nDONE = 1\nSEEN = circle2.SEEN",
    "mem.circle2": "from . import circle1\nSEEN = hasattr(circle1, 'DONE')",
    "mem.circle3": "from .circle4 import B\nA = 1",
    "mem.circle4": "from .circle3 import A\nB = 2",
    "mem.lazy": "def __getattr__(name):\n    if name == 'answer':\n        return 42\n    raise AttributeError(f'no {name} here')\ndef __dir__():\n    return ['answer']",
    "swap": "import sys\nclass Better:\n    value = 5\nsys.modules[__name__] = Better",
}


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path, target=None):
        if name in SOURCES:
            spec = importlib.machinery.ModuleSpec(name, self, origin="memory", is_package=name == "mem")
            return spec

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        module.loaded_by = "Finder"
        exec(compile(SOURCES[module.__name__], f"<{module.__name__}>", "exec"), module.__dict__)


sys.meta_path.insert(0, Finder())
import mem
print(mem.NAMES, mem.a.X, mem.a.late(), mem.shout(), mem.__spec__.origin, mem.__path__, mem.loaded_by, repr(mem))
import mem.lazy as lazy
from mem.lazy import answer
print(answer, dir(lazy), mem.lazy is sys.modules["mem.lazy"])
import mem.circle1
print(mem.circle1.SEEN, mem.circle2.SEEN)
import swap
print(swap.value, type(swap).__name__)
for statement in ("import mem.bad", "import mem.none", "from mem import none", "from mem.lazy import question", "import mem.circle3", "from mem.b import hidden, *", "import mem.a.deeper", "from .x import y", "lazy.question"):
    try:
        exec(statement)
        print(statement, "worked")
    except Exception as e:
        print(statement, "->", type(e).__name__, e)
print("mem.bad" in sys.modules, hasattr(mem, "bad"), sorted(n for n in sys.modules if n.startswith("mem")))
del sys.modules["mem.a"]
import mem.a
print(mem.a is sys.modules["mem.a"], importlib.util.find_spec("mem.b") is mem.b.__spec__)
sys.modules["blocked"] = None
try:
    import blocked
except ImportError as e:
    print(type(e).__name__, e, e.name)
lazy_loader = importlib.util.LazyLoader.factory(Finder)
print(lazy_loader.__name__, importlib.machinery.SOURCE_SUFFIXES)
