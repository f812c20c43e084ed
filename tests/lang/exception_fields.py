# python: 3.14
# index: AttributeError, ImportError, OSError, copy, __reduce__
# The fields of exceptions: who fills them in, what __init__ does to them, and what copies keep.
import copy


class Getattr:
    def __getattr__(self, name):
        raise AttributeError()


class Own:
    def __getattr__(self, name):
        raise AttributeError("own", name="n", obj=3)


class Meta(type):
    def __getattr__(cls, name):
        raise AttributeError("from the metaclass")


class WithMeta(metaclass=Meta):
    pass


class Property:
    @property
    def foo(self):
        raise AttributeError("from the property")


for obj in Getattr(), Own(), WithMeta, Property():
    for act in (lambda: obj.foo), (lambda: getattr(obj, "foo")):
        try:
            act()
        except AttributeError as error:
            print(error.name, type(error.obj).__name__, error)


def unbound():
    print(x)
    x = 1


try:
    unbound()
except NameError as error:
    print(error.name)

error = ImportError("m", name="n", path="p")
error.extra = 1
print(error.__reduce__(), copy.copy(error).path)
error.__init__("a", "b", name="q")
print(error.name, error.path, error.msg, error.args)
for error in (
    ImportError(name="x"), OSError(9999, "m", "f"), OSError(9999, "m", "f", None, "g"), OSError("foo", "bar"),
    NameError("x", name="k"), AttributeError("x", name="k", obj=3), StopIteration(3),
):
    twin = copy.copy(error)
    print(error.__reduce__(), type(twin).__name__, vars(twin), getattr(twin, "name", None), getattr(twin, "filename2", None))
print(UnicodeDecodeError("ascii", bytearray(b"\xff"), 0, 1, "r").object)
