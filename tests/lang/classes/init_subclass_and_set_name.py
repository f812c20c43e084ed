# index: __init_subclass__, __set_name__, class keywords, class, decorators, order of evaluation
# In what order the hooks of making a class run, and what errors in them say.
log = []


class Named:
    def __init__(self, label):
        self.label = label

    def __set_name__(self, owner, name):
        log.append("set_name %s.%s %s" % (owner.__name__, name, sorted(n for n in vars(owner) if not n.startswith("_"))))
        if self.label == "bad":
            raise ValueError("in __set_name__")
        if self.label == "adds":
            owner.added = 1


class Base:
    def __init_subclass__(cls, /, tag=None, **kwargs):
        log.append("init_subclass %s tag=%r %s %s" % (cls.__name__, tag, kwargs, hasattr(cls, "added")))
        super().__init_subclass__(**kwargs)
        cls.tag = tag


class Meta(type):
    def __new__(meta, name, bases, space, **kwargs):
        log.append("meta new " + name)
        cls = super().__new__(meta, name, bases, space, **kwargs)
        log.append("meta made " + name)
        return cls

    def __init__(cls, name, bases, space, **kwargs):
        log.append("meta init " + name)
        super().__init__(name, bases, space)


def decorate(cls):
    log.append("decorate " + cls.__name__)
    return cls


@decorate
class Sub(Base, metaclass=Meta, tag="t"):
    log.append("body")
    b = Named("adds")
    a = Named("plain")


print(*log, sep="\n")
log.clear()
print(Sub.tag, Sub.added, Base.__init_subclass__.__self__ is Base, type(Base.__dict__["__init_subclass__"]).__name__)
for make in (lambda: type("X", (Base,), {}, unknown=1), lambda: type("X", (), {}, tag=1), lambda: type("X", (Base,), {"bad": Named("bad")}), lambda: exec("class X(tag=1, tag=2): pass"), lambda: exec("class X(Base, *[Base]): pass", globals()), lambda: exec("class X(**{'tag': 5}, metaclass=type): pass", globals()), lambda: exec("class X(metaclass=5): pass"), lambda: type("X", (Base,), {}, tag=7).tag):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__, getattr(e, "msg", e), getattr(e, "__notes__", ""))
print(*log, sep="\n")


class Copies:
    __set_name__ = None


class Instance:
    pass


i = Instance()
i.__set_name__ = lambda *a: print("never: looked up on the type")
print(type("Y", (), {"i": i}).i is i)
try:
    type("Y", (), {"c": Copies()})
except TypeError as e:
    print(e, getattr(e, "__notes__", ""))


class Plain:
    def __init_subclass__(cls):
        print("explicit super not needed for", cls.__name__)


class P1(Plain): pass
class P2(P1): pass
print(P2.__mro__[1].__name__, [c.__name__ for c in Plain.__subclasses__()])
