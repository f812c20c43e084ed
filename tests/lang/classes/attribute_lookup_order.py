# index: __getattribute__, __getattr__, __setattr__, __delattr__, descriptors, __get__, __set__, __delete__, AttributeError
# Data descriptors, instance, other descriptors and class attributes, __getattr__: in this order.
class Data:
    def __init__(self, name):
        self.name = name

    def __get__(self, obj, owner=None):
        return "data %s %s %s" % (self.name, obj and type(obj).__name__, owner.__name__)

    def __set__(self, obj, value):
        print("set", self.name, value)

    def __delete__(self, obj):
        print("delete", self.name)


class NonData:
    def __get__(self, obj, owner=None):
        return "non-data %s" % (obj is None)


class SetOnly:
    def __set__(self, obj, value):
        obj.__dict__["set_only"] = value * 2


class Fails:
    def __get__(self, obj, owner):
        raise AttributeError("from __get__")


class C:
    data, non_data, set_only, fails, plain = Data("d"), NonData(), SetOnly(), Fails(), "class"

    def __getattr__(self, name):
        if name == "bad":
            raise AttributeError("no bad")
        return "getattr " + name


c = C()
c.__dict__.update(data="i", non_data="i", plain="i", fails="i")
print(c.data, c.non_data, c.plain, c.fails, c.other, C.data, C.non_data, C().non_data, sep="; ")
del c.__dict__["fails"]
print(c.fails, type(c.set_only).__name__)
c.set_only = 4
print(c.set_only, c.__dict__["set_only"])
c.data = 5
del c.data
c.non_data = "assigned"
print(c.non_data)
del c.non_data
print(c.non_data, vars(c)["data"])
for f in (lambda: delattr(c, "set_only"), lambda: delattr(c, "missing"), lambda: c.bad, lambda: C.missing, lambda: C.fails, lambda: delattr(C, "missing"), lambda: getattr(c, "bad", "default"), lambda: hasattr(c, "bad"), lambda: getattr(c, 5)):
    try:
        print(f())
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)


class Watched:
    def __getattribute__(self, name):
        if name.startswith("w"):
            return "watched " + name
        return super().__getattribute__(name)

    def __setattr__(self, name, value):
        if name == "stop":
            raise AttributeError("stopped")
        object.__setattr__(self, name.upper(), value)

    def __delattr__(self, name):
        print("del", name)

    def method(self):
        return "method"

    def __len__(self):
        return 3


w = Watched()
w.x = 1
del w.y
print(w.want, w.X, w.method(), w.__dict__, len(w), w.__class__.__name__)
try:
    w.stop = 1
except AttributeError as e:
    print(e)
w.__len__ = lambda: 99
print(len(w), w.__dict__.keys())
