# index: sys.stdout, sys.excepthook, sys.displayhook, sys.exc_info, sys.unraisablehook
# skip-if: threads
import builtins
import io
import sys


class Tee(io.TextIOBase):
    def __init__(self, *streams):
        self.streams = streams

    def write(self, text):
        for s in self.streams:
            s.write(text)
        return len(text)

    def flush(self):
        pass


copy = io.StringIO()
saved, sys.stdout = sys.stdout, Tee(sys.stdout, copy)
print("to both")
sys.stdout = saved
print(repr(copy.getvalue()), sys.stdin.fileno(), sys.stderr.errors)
sys.displayhook(42)
sys.displayhook(None)
print(builtins._, sys.displayhook is sys.__displayhook__)


def hook(kind, value, tb):
    print("hook:", kind.__name__, value, tb is not None and tb.tb_frame.f_code.co_name)


try:
    1 / 0
except ZeroDivisionError as e:
    print(sys.exc_info()[0] is type(e), sys.exc_info()[1] is e, sys.exception() is e)
    hook(*sys.exc_info())
print(sys.exc_info(), sys.exception())
errors = io.StringIO()
sys.stderr, old = errors, sys.stderr
sys.excepthook(ValueError, ValueError("shown"), None)
sys.stderr = old
print(errors.getvalue())
sys.unraisablehook = lambda info: print("unraisable:", info.exc_type.__name__, info.exc_value, info.err_msg)


sys.unraisablehook(type("Info", (), {"exc_type": KeyError, "exc_value": KeyError("k"), "err_msg": "while testing"}))
sys.unraisablehook = sys.__unraisablehook__
sys.stdout = None
print("nothing happens")
sys.stdout = saved
for call in (lambda: sys.displayhook(), lambda: sys.exc_info(1), lambda: sys.intern(b"x"), lambda: sys.setrecursionlimit(0), lambda: sys.getsizeof(), lambda: sys._getframe(10 ** 6), lambda: sys.setswitchinterval(-1), lambda: sys.exit(1, 2)):
    try:
        print(call())
    except (TypeError, ValueError, RecursionError) as e:
        print(type(e).__name__, e)
