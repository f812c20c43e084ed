# index: __repr__, __str__, __format__, __sizeof__, repr, str, format, ascii, dir, print
# How objects become text, by which method, and what is said if the method gives something else.
class Text:
    def __init__(self, **results):
        self.results = results


for name in ("repr", "str", "bytes", "format", "dir", "sizeof"):
    def method(self, *args, name=name):
        if name not in self.results:
            return getattr(object, "__%s__" % name)(self, *args) if name != "bytes" else NotImplemented
        result = self.results[name]
        return result(*args) if callable(result) else result
    setattr(Text, "__%s__" % name, method)


class S(str):
    def __str__(self):
        return "S.__str__"

    def __repr__(self):
        return "S.__repr__"


def attempt(f, **results):
    try:
        value = f(Text(**results))
        print(type(value).__name__, value if type(value) is not S else str.upper(value))
    except Exception as e:
        print(type(e).__name__, e)


attempt(repr, repr="r")
attempt(str, repr="r")
attempt(str, repr="r", str="s")
attempt(format, repr="r")
attempt(format, str="s")
attempt(lambda x: format(x, ">5"), str="s")
attempt(lambda x: format(x, ">5"), format=lambda spec: "spec " + spec)
attempt(format, format=lambda spec: repr(spec))
attempt(lambda x: f"{x} {x!r} {x!s} {x!a}", repr="ré", str="s", format=lambda s: "f")
attempt(lambda x: "%s %r %a" % (x, x, x), repr="ré", str="s")
attempt(ascii, repr="é\U0001F600\n")
attempt(repr, repr=S("sub"))
attempt(str, str=S("sub"))
attempt(str, repr=S("sub"))
attempt(lambda x: [x], repr="in list", str="never")
attempt(lambda x: str({x: (x,)}), repr="r", str="never")
attempt(lambda x: str(S("x")) + repr(S("x")) + format(S("x")) + "%s" % S("x") + f"{S('x')!s}{S('x')}")
attempt(bytes, bytes=b"b")
attempt(bytes, bytes="text")
attempt(bytes, bytes=bytearray(b"x"))
attempt(repr, repr=5)
attempt(str, str=None)
attempt(str, str=b"b")
attempt(format, format=lambda spec: 5)
attempt(lambda x: "{}".format(x), format=lambda spec: None)
attempt(print, str=1)
attempt(dir, dir=["b", "a"])
attempt(dir, dir="ba")
attempt(dir, dir=5)
attempt(dir, dir=[2, 1])
attempt(dir, dir=["a", 1])
attempt(lambda x: x.__sizeof__(), sizeof=77)
attempt(lambda x: object.__format__(x, "d"), str="s")
attempt(lambda x: object.__str__(x), repr="r")
attempt(lambda x: "-".join([x]), str="s")
attempt(lambda x: "a" + x, str="s")
attempt(lambda x: print(x, [x], sep=S("|"), end=S("!\n")), str="s", repr="r")
