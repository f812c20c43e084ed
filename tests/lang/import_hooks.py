# index: __import__, builtins
# skip-if: threads
import builtins
original = builtins.__import__
def tracing(name, globals=None, locals=None, fromlist=(), level=0):
    print("import", name, fromlist, level)
    return original(name, globals, locals, fromlist, level)
builtins.__import__ = tracing
import math
from math import floor, ceil as up
def inside():
    import math as m
    return m.floor(2.5)
print(inside(), floor(3.5), up(3.5))
builtins.__import__ = original
for args in [("",), (5,), ("math", None, None, (), -1), ("x", {}, {}, [], 1), ("x", 5, {}, [], 1)]:
    try:
        __import__(*args)
    except Exception as e:
        print(type(e).__name__, e)
del builtins.__import__
try:
    import sys
except ImportError as e:
    print(e)
builtins.__import__ = original
import sys
print(sys.modules["math"] is math, __name__ in sys.modules)
