# python: 3.14
# index: warnings.deprecated, warnings.warn, warnings.catch_warnings
# skip-if: threads
import warnings
from typing import get_overloads, overload


@warnings.deprecated("use area() instead")
def size(w, h=1):
    """Old."""
    return w * h


@warnings.deprecated("gone soon", category=PendingDeprecationWarning, stacklevel=1)
class Shape:
    def __init__(self, n):
        self.n = n


class Square(Shape):
    @warnings.deprecated("no more", category=None)
    def old(self):
        return self.n

    @classmethod
    @warnings.deprecated("make it yourself")
    def unit(cls):
        return cls.__new__(cls)


with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    print(size(2, 3), Shape(4).n, Square(5).old(), type(Square.unit()).__name__)

    class Circle(Shape):
        pass
print(*[(w.category.__name__, str(w.message), w.lineno) for w in seen], sep="\n")
print(size.__deprecated__, Shape.__deprecated__, size.__doc__, size.__name__, Square.old.__deprecated__, size.__wrapped__(2))


def helper(level):
    warnings.warn("from helper", UserWarning, stacklevel=level)


with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    helper(1)
    helper(2)
    helper(50)
print([w.lineno for w in seen], seen[0].source, seen[0].line, str(seen[0]).split(", filename")[0])
with warnings.catch_warnings():
    warnings.filterwarnings("error", message="from h", category=UserWarning, module=r".*main.*", lineno=0)
    warnings.filterwarnings("ignore", category=DeprecationWarning, append=True)
    try:
        helper(1)
    except UserWarning as e:
        print("error", e, [f[0] for f in warnings._get_filters()][:1])
for call in (lambda: warnings.deprecated(3), lambda: warnings.deprecated(), lambda: warnings.deprecated("m")(3), lambda: warnings.filterwarnings("error", category=int), lambda: warnings.warn("x", "y")):
    try:
        print(call())
    except (TypeError, ValueError, AssertionError) as e:
        print(type(e).__name__, e)


def old_module(version, remove=(3, 20)):
    warnings._deprecated("old", remove=remove, _version=version)


with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    old_module((3, 14, 2, "final", 0))
    old_module((3, 20, 0, "alpha", 1))
    for version in ((3, 20, 0, "beta", 1), (3, 21, 0, "alpha", 0)):
        try:
            old_module(version)
        except RuntimeError as error:
            print(error)
print(*[(w.category.__name__, str(w.message), w.lineno) for w in seen], sep="\n")
