# index: warnings.warn, warnings.catch_warnings, warnings.simplefilter, warnings.filterwarnings
# skip-if: threads
import functools
import sys
import warnings


def deprecated(instead):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            warnings.warn(f"{function.__name__}() is deprecated, use {instead}()", DeprecationWarning, stacklevel=2)
            return function(*args, **kwargs)
        return wrapper
    return decorate


@deprecated("new")
def old(x):
    return x + 1


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(old(1), old(2))
    warnings.warn("plain")
    warnings.warn(RuntimeWarning("made"))
    warnings.warn_explicit("explicit", UserWarning, "some.py", 77, module="some")
print([(w.category.__name__, str(w.message), w.lineno > 0, w.filename.rsplit("/")[-1]) for w in caught])
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("default")
    for i in range(3):
        warnings.warn("same place")
    warnings.resetwarnings()
    warnings.filterwarnings("ignore", "skip .*", UserWarning)
    warnings.filterwarnings("error", category=BytesWarning)
    warnings.warn("skip me")
    warnings.warn("SKIP me too")
    warnings.warn("do not skip")
    try:
        warnings.warn("b", BytesWarning)
    except BytesWarning as e:
        print("raised", e)
print(len(caught), [str(w.message) for w in caught])
with warnings.catch_warnings():
    warnings.simplefilter("once")
    warnings.showwarning = lambda message, category, filename, lineno, file=None, line=None: print("shown:", category.__name__, message)
    for i in range(2):
        warnings.warn("first %d" % (i // 2))
    old(1)
print(warnings.formatwarning("text", UserWarning, "f.py", 3, "  the line"), end="")
with warnings.catch_warnings(action="error", category=ImportWarning):
    try:
        warnings.warn("i", ImportWarning)
    except ImportWarning as e:
        print("raised", e)
for call in (lambda: warnings.warn("x", int), lambda: warnings.simplefilter("never"), lambda: warnings.filterwarnings("error", 3), lambda: warnings.simplefilter("error", lineno=-1), lambda: warnings.catch_warnings(1)):
    try:
        print(call())
    except (TypeError, AssertionError, ValueError) as e:
        print(type(e).__name__, e)
