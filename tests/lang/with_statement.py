# index: with
class C:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind and kind.__name__, tb is not None)
        return self.swallow


with C("a") as a, C("b") as (b,):
    print(a, b)


def f():
    for i in range(3):
        with C("c%d" % i):
            if i == 0:
                continue
            if i == 1:
                return "returned"


print(f())
with C("d", True):
    raise ValueError
print("after")
try:
    with C("e"), C("f", True) as f2:
        print(f2)
        raise KeyError("x")
    with C("g"):
        raise IndexError
except IndexError as e:
    print(repr(e))
with (
    C("h") as h,
    C("i"),
):
    pass


class Broken:
    def __enter__(self):
        raise OSError("enter")

    def __exit__(self, *args):
        print("never")


try:
    with C("j"), Broken():
        print("never")
except OSError as e:
    print(e)
try:
    with 3:
        pass
except TypeError as e:
    print(type(e).__name__)
d = {}
with C("k") as d["k"]:
    print(d)
