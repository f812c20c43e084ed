# index: import, sys.modules, circular imports, namespace packages, from import
# skip-if: threads
# needs: _imports/circle_a.py
import sys
here = __file__.rpartition("/")[0] + "/_imports"
sys.path.insert(0, here)
import circle_a
print(circle_a.name, circle_a.circle_b.circle_a is circle_a)
for attempt in range(2):
    try:
        import broken
    except ZeroDivisionError as e:
        print("broken:", e, "broken" in sys.modules)
try:
    import wrong
except SyntaxError as e:
    print(e.msg, e.filename.rpartition("/")[2], e.lineno, "wrong" in sys.modules)
import replaced
print(replaced, sys.modules["replaced"])
try:
    from stars import *
except TypeError as e:
    print(e, shown)
import dynamic
from dynamic import made
print(dynamic.made, made, hasattr(dynamic, "other"))
try:
    from dynamic import other
except ImportError as e:
    print(str(e).partition(" (/")[0].partition(" (tests")[0])
sys.modules["blocked"] = None
try:
    import blocked
except ModuleNotFoundError as e:
    print(e, e.name)
sys.path[:0] = [here + "/spread_a", here + "/spread_b"]
import spread.one, spread.two
print(spread.one.part, spread.two.part, len(spread.__path__), hasattr(spread, "__file__"))
del sys.modules["circle_a"]
import circle_a as again
print(again is circle_a, sys.modules["circle_a"] is again)

class Finder:
    def find_spec(self, name, path, target=None):
        if name == "invented":
            spec = type(sys.__spec__)(name, self, origin="nowhere")
            return spec
    def create_module(self, spec):
        return None
    def exec_module(self, module):
        module.answer = 42
sys.meta_path.insert(0, Finder())
import invented
print(invented.answer, invented.__spec__.origin, invented.__name__)
