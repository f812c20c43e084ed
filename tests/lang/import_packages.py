# index: import, packages, relative import, from import, from import *
# skip-if: threads
# needs: _imports/package/__init__.py
import sys
sys.path.insert(0, __file__.rpartition("/")[0] + "/_imports")
import package.inner.deep
import package.inner.deep as deep
print(package.deeper is deep, package.inner is sys.modules["package.inner"])
print(package.__name__, package.__package__, package.first.__package__, type(package.__path__), len(package.__path__))
print(package.__spec__.name, package.__spec__.parent, package.first.__spec__.parent)
print(package.__file__.rpartition("_imports")[2], package.first.__file__.rpartition("_imports")[2])
from package import *
print(first, sys.modules["package.second"] is second, value) if "_private" in globals() else print(value, second.__name__)
print(__import__("package.inner.deep").__name__, __import__("package.inner.deep", fromlist=["x"]).__name__)
print(__import__("inner.deep", {"__package__": "package"}, None, (), 1).__name__)
print(__import__("", {"__package__": "package.inner"}, None, ("deep",), 1).__name__)
from package import first as renamed
print(renamed.__name__)
for statement in ["import package.nothing", "from package import nothing", "import package.first.more", "from . import x",
                  "from package.nothing import x", "import nothing.at.all", "from package.second import a, b"]:
    try:
        exec(statement, {"__name__": "here"})
    except ImportError as e:
        print(type(e).__name__, str(e).partition(" (/")[0].partition(" (tests")[0], e.name)
try:
    exec("from .... import x", {"__name__": "package.inner.deep", "__package__": "package.inner"})
except ImportError as e:
    print(e)
