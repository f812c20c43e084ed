# index: sys
# skip-if: threads
import sys
print(sys.version_info[:2] >= (3, 11), sys.version_info.releaselevel, sys.hexversion >> 24)
print(type(sys.version_info).__name__, sys.maxsize > 2**30, sys.maxunicode, sys.byteorder)
print(sys.float_info.max, sys.float_info.dig, sys.float_info.epsilon, len(sys.float_info))
print(sys.float_info._replace if hasattr(sys.float_info, "_replace") else "no _replace", repr(sys.float_info)[:26])
print(sys.int_info.default_max_str_digits, sys.hash_info.modulus == 2**61 - 1 or sys.hash_info.width < 64, sys.hash_info.inf)
print(sys.argv[0].rpartition("/")[2], len(sys.argv), isinstance(sys.path, list))
print(sys.flags.optimize, sys.flags[3], sys.getdefaultencoding(), sys.getfilesystemencoding())
print(sys.intern("a" + "b") is sys.intern("ab"), "sys" in sys.builtin_module_names, "sys" in sys.stdlib_module_names)
def depth():
    return sys._getframe().f_code.co_name, sys._getframe(1).f_code.co_name
print(depth())
try:
    sys._getframe(1000)
except ValueError as e:
    print(e)
old = sys.getrecursionlimit()
sys.setrecursionlimit(200)
def recurse(n):
    return n if n == 0 else recurse(n - 1)
print(recurse(100), sys.getrecursionlimit())
try:
    recurse(500)
except RecursionError as e:
    print("RecursionError")
sys.setrecursionlimit(old)
for call in [lambda: sys.setrecursionlimit(0), lambda: sys.setrecursionlimit(1),
             lambda: sys.intern(5), lambda: type(sys.flags)((1,) * 17), lambda: sys.setswitchinterval(-1), lambda: sys.intern("x", "y")]:
    try:
        call()
    except Exception as e:
        print(type(e).__name__, str(e).partition(" at the")[0])
try:
    raise ValueError("v")
except ValueError:
    print(sys.exc_info()[0].__name__, sys.exc_info()[1], sys.exc_info()[2] is not None)
print(sys.exc_info(), sys.is_finalizing(), sys.getswitchinterval() > 0)
print(sys.getsizeof(5, 0) > 0, sys.implementation.name.isidentifier(), sys.stdout.fileno(), sys.stdin.fileno())
