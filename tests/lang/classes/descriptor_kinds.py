# index: descriptors, __get__, __set__, __delete__, functions, classmethod, staticmethod, super, type
# Descriptors of every kind asked through instances, classes, super and metaclasses.
class Trace:
    def __init__(self, name):
        self.name = name

    def __get__(self, obj, owner=None):
        kind = lambda x: None if x is None else x.__name__ if isinstance(x, type) else "a " + type(x).__name__
        return "%s(%s, %s)" % (self.name, kind(obj), kind(owner))


class Data(Trace):
    def __set__(self, obj, value):
        print("set", self.name, type(obj).__name__, value)


class OnlyDelete:
    def __delete__(self, obj):
        print("deleted from", type(obj).__name__)


class NoneGet:
    __get__ = None


class Meta(type):
    meta_data, meta_plain, both, shadow = Data("meta_data"), Trace("meta_plain"), Trace("meta both"), Data("meta shadow")


class Base:
    both, inherited = Trace("base both"), Trace("inherited")


class C(Base, metaclass=Meta):
    data, plain, gone = Data("data"), Trace("plain"), OnlyDelete()
    shadow = Trace("class shadow")

    def ask_super(self):
        return super().both, super(C, type(self)).both, super().inherited

    @classmethod
    def class_super(cls):
        return super().both


c = C()
print(c.data, C.data, c.plain, C.plain, C.meta_data, C.meta_plain, C.both, c.both, C.shadow, c.shadow, sep="\n")
print(c.ask_super(), C.class_super())
c.data, C.meta_data = 1, 2
C.data = "replaced the descriptor itself"
print(C.data, c.data)
del c.gone
for f in (lambda: setattr(c, "gone", 1), lambda: delattr(c, "plain"), lambda: delattr(C, "meta_data"), lambda: c.meta_plain, lambda: delattr(c, "data"), lambda: type("T", (), {"n": NoneGet()})().n):
    try:
        print(f())
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
c.__dict__["plain"] = c.__dict__["gone"] = "own"
print(c.plain, type(c.gone).__name__)


def function(self, *args): return type(self).__name__, args


bound = function.__get__(5)
print(bound(1), function.__get__(None, int) is function, function.__get__(5, int)(2), staticmethod(function).__get__(5)(6), classmethod(function).__get__(5)(7), classmethod(function).__get__(None, str)(), hasattr(len, "__get__"), str.upper.__get__("abc")(), type(str.upper.__get__("abc")).__name__, int.real.__get__(7), int.__add__.__get__(3)(4))
for f in (lambda: function.__get__(None, None), lambda: str.upper.__get__(5), lambda: int.real.__get__("x"), lambda: int.__add__.__get__("x"), lambda: str.upper.__get__(None, str) is str.upper, lambda: type.__dict__["__name__"].__get__(C), lambda: C.__dict__["class_super"].__get__(None, C)() == C.class_super()):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
