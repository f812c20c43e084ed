# index: getattr, setattr, hasattr, delattr, callable, id, vars, dir, AttributeError
# The functions about attributes, with odd names, defaults, and objects that answer in their own way.
class C:
    a = 1

    def __getattr__(self, name):
        if name == "raises":
            raise ValueError("not an AttributeError")
        raise AttributeError("custom: " + name)


class S(str):
    pass


c = C()
setattr(c, "not an identifier", 2)
setattr(c, "", 3)
setattr(c, S("sub"), 4)
print(getattr(c, "not an identifier"), getattr(c, ""), c.sub, len(vars(c)), getattr(c, "missing", "default"), getattr(c, "missing", None), hasattr(c, "a"), hasattr(c, "zz"), hasattr(C, "__getattr__"))
delattr(c, "")
print(sorted(vars(c)), getattr(C, "a"), getattr(5, "real"), getattr("x", "upper")(), getattr(getattr(c, "__class__"), "__name__"), hasattr(5, "imag"), hasattr(None, "x"), getattr(object(), "__doc__")[:4])
for f in (lambda: getattr(c, "raises"), lambda: getattr(c, "raises", 1), lambda: hasattr(c, "raises"), lambda: getattr(c, "other"), lambda: getattr(c, 5), lambda: getattr(c, b"a", 1), lambda: hasattr(c, None), lambda: setattr(c, 5, 1), lambda: delattr(c, "nothing"), lambda: delattr(c, 1.5), lambda: delattr(C, "zz"), lambda: setattr(5, "x", 1),
          lambda: setattr(len, "__name__", 1), lambda: setattr(int, "x", 1), lambda: setattr(type, "x", 1), lambda: delattr(int, "real"), lambda: setattr(None, "x", 1), lambda: setattr((), "x", 1), lambda: setattr(c, "__class__", 5), lambda: setattr(c, "__dict__", 5), lambda: vars(5), lambda: vars(len), lambda: dir(5, 6), lambda: id(), lambda: callable(), lambda: setattr(lambda: 0, "__name__", 5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
c.__dict__ = {"fresh": 1}
print(vars(c), c.fresh, hasattr(c, "sub"), vars(C)["a"], type(vars(C)).__name__, id(c) == id(c), id(c) != id(C()), isinstance(id(1), int))
print(callable(C), callable(c), callable(len), callable("x"), callable(lambda: 0), callable(C.a), callable(type))


class D:
    x = property(lambda self: self.y)

    def __dir__(self):
        return ["b", "a", "b"]


try:
    D().x
except AttributeError as e:
    print(e, e.name, type(e.obj).__name__)
print(hasattr(D(), "x"), getattr(D(), "x", "property failed"), dir(D()), "__dir__" in dir(D), sorted(set(dir(D)) - set(dir(object)) - {"__firstlineno__", "__static_attributes__", "__annotate_func__"}))
