# index: import
import sys
import sys as system, math
from math import floor, ceil as up
from math import *


def f():
    import math as m
    from sys import path, version_info as v
    return m is math, path is sys.path, v[0]


print(system is sys, floor(1.5), up(1.5), sqrt(16.0), f())


class A:
    import math as inside
    from math import pi


print(A.inside is math, A.pi > 3)
for bad in ["import no_such_module", "from math import no_such_name", "import math.nothing", "from no_such import *"]:
    try:
        exec(bad, {})
    except ImportError as e:
        print(bad, type(e).__name__)
try:
    exec("def f():\n    from math import *")
except SyntaxError as e:
    print(e.msg)
