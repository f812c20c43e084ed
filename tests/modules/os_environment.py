# index: os.environ, os.getenv, os.putenv, os.unsetenv, os.environb
# skip-if: threads
import os
import subprocess
import sys
from contextlib import contextmanager


@contextmanager
def variables(**changes):
    """Sets variables for a while; None takes one away."""
    saved = {k: os.environ.get(k) for k in changes}

    def apply(values):
        for k, v in values.items():
            if v is None:
                os.environ.pop(k, None)
            else:
                os.environ[k] = v

    apply(changes)
    try:
        yield
    finally:
        apply(saved)


os.environ["T_ONE"] = "1"
with variables(T_ONE="one", T_TWO="2"):
    show = "import os; print(os.environ.get('T_ONE'), os.environ.get('T_TWO'), os.getenv('T_THREE', 'none'))"
    print(subprocess.run([sys.executable, "-c", show], capture_output=True, text=True).stdout.strip())
print(os.environ["T_ONE"], "T_TWO" in os.environ, os.getenv("T_TWO"), os.getenv("T_TWO", 5))
os.environ["ÜMLAUT"] = "wert=mit=gleich"
print(os.environb["ÜMLAUT".encode()], os.environ.setdefault("T_ONE", "x"), os.environ.setdefault("T_NEW", "y"), len(os.environ) == len(os.environb))
os.environb[b"T_BYTES"] = b"\xff\xfe"
print(ascii(os.environ["T_BYTES"]), os.getenvb(b"T_BYTES"))
copy = os.environ.copy()
copy["T_ONE"] = "changed"
print(type(copy).__name__, os.environ["T_ONE"], (os.environ | {"T_A": "b"})["T_A"], os.environ.pop("T_NEW"))
os.environ |= {"T_OR": "1"}
os.environ.update(T_UP="2")
print(os.system('test "$T_OR$T_UP" = 12'), os.environ == dict(os.environ), isinstance(list(os.environ)[0], str), repr(os.environ).startswith("environ({"))
os.unsetenv("T_UP")
print(os.environ["T_UP"], os.system('test -z "$T_UP"'))
for call in (lambda: os.environ["T_NONE"], lambda: os.environ.__setitem__("a", 1), lambda: os.environ.__setitem__(1, "a"), lambda: os.environ.__setitem__("a=b", "c"), lambda: os.environ.__setitem__("a\0", "c"), lambda: os.putenv("", "x"),
             lambda: os.environ.__delitem__("T_NONE"), lambda: os.getenv(3), lambda: os.environb["T_ONE"]):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
