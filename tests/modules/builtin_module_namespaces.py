# index: modules
# skip-if: threads
# What a built-in module has, seen by name and as a whole, changed and deleted before anybody has looked.
import builtins
import errno
import itertools
import math
import time

# Deleted before it was ever used: it stays away.
del math.cos
print(hasattr(math, "cos"), "cos" in vars(math), "cos" in dir(math), "sin" in vars(math))
try:
    del math.cos
except AttributeError as e:
    print(type(e).__name__, "cos" in str(e))

# Set before it was ever used, then deleted: the original does not come back.
time.monotonic = "mine"
print(time.monotonic, vars(time)["monotonic"])
del time.monotonic
print(hasattr(time, "monotonic"), callable(time.perf_counter))

# Seen as a whole first.
print({"chain", "islice", "count"} <= set(dir(itertools)), vars(itertools)["chain"] is itertools.chain)
print(errno.__dict__["ENOENT"] == errno.ENOENT, errno.errorcode[errno.EPERM])
print(getattr(math, "nothing", "none"), hasattr(itertools, "nothing"))

# Builtins by name, through the module and as globals of other code.
builtins.added = 7
print(added, vars(builtins)["added"], eval("added + len('ab')", {}))
names = {}
exec("value = max(abs(-3), 2)", names)
print(names["value"], sorted(names))
builtins.max = lambda *a: "other"
print(max(1, 2), eval("max(1, 2)", {}))
del builtins.max
for source in "max(1, 2)", "undefined_name", "sum([4, 5])":
    try:
        print(eval(source, {}))
    except NameError as e:
        print(e)
from errno import *
print(EACCES == errno.EACCES, sorted(set(dir(builtins)) & {"max", "min", "len", "ValueError"}))
