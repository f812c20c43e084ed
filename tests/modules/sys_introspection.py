# index: sys._getframe, sys.modules, sys.implementation, sys.getsizeof, sys.version_info
# python: 3.14
import sys


def caller_name(depth=1):
    frame = sys._getframe(depth + 1)
    return f"{frame.f_code.co_name}:{sorted(n for n in frame.f_locals if n[0] != '_')}"


def outer(x, y=2):
    z = 3
    return caller_name()


print(outer(1), sys._getframe().f_code.co_name, sys._getframemodulename() in ("__main__", None))
print(sys.version_info[:2], sys.version_info >= (3, 8), sys.version_info.releaselevel, sys.version_info.major, sys.version.startswith("3.14"), type(sys.version_info).__name__)
print(sys.hexversion >> 16 == 0x30E, sys.api_version > 0, sys.byteorder, sys.maxunicode, sys.maxsize > 2 ** 30, sys.float_info.max, sys.float_info.dig, sys.int_info.default_max_str_digits, sys.hash_info.algorithm != "", sys.float_repr_style)
print(sys.modules["sys"] is sys, "json" in sys.builtin_module_names, "sys" in sys.builtin_module_names, "json" in sys.stdlib_module_names, sys.getrecursionlimit(), sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.getfilesystemencodeerrors())
print(sys.getsizeof([]) > 0, sys.getsizeof([1] * 100) > sys.getsizeof([]), sys.getsizeof(2 ** 1000) > sys.getsizeof(1), sys.getsizeof(object(), 5) > 0, sys.intern("abc") is sys.intern("a" + "bc"), sys.is_finalizing(), sys.getrefcount([]) > 0)
print(sys.flags.optimize, sys.flags.utf8_mode in (0, 1), sys.dont_write_bytecode in (True, False), sys.prefix == sys.base_prefix, isinstance(sys.path, list), isinstance(sys.argv, list), isinstance(sys.orig_argv, list), sys.warnoptions, isinstance(sys._xoptions, dict), sys.platlibdir, sys.pycache_prefix)
print(sys.getswitchinterval(), sys.gettrace(), sys.getprofile(), sys.get_int_max_str_digits(), sys.get_coroutine_origin_tracking_depth(), sys.is_stack_trampoline_active() if hasattr(sys, "is_stack_trampoline_active") else False, sys._is_interned("abc"))
events = []
sys.addaudithook(lambda name, args: events.append((name, args)) if name.startswith("my.") else None)
sys.audit("my.event", 1, "two")
print(events)
for call in (lambda: sys.nothing, lambda: sys.audit(), lambda: sys.audit(1), lambda: sys.getsizeof(type("S", (), {"__sizeof__": lambda self: -1})()), lambda: type(sys.flags)(), lambda: sys.intern("x", 1), lambda: sys.setrecursionlimit("x")):
    try:
        print(call())
    except (TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
