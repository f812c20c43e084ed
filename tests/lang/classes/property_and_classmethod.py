# index: property, classmethod, staticmethod, decorators, __doc__
# Properties built up by decorators, and class and static methods stacked and inherited.
class C:
    def __init__(self):
        self._x = 1

    @property
    def x(self):
        """The documentation of x."""
        return self._x

    @x.setter
    def x(self, value):
        if value < 0:
            raise ValueError("negative")
        self._x = value

    @x.deleter
    def x(self):
        self._x = 0

    read_only = property(lambda self: 5, doc="own doc")
    write_only = property(None, lambda self, v: setattr(self, "_x", v))
    empty = property()

    @classmethod
    def make(cls, *a):
        """Makes one."""
        return cls.__name__, a

    @staticmethod
    def plain(*a): return a

    alias = make
    bound_len = staticmethod(len)


class D(C):
    @C.x.getter
    def x(self):
        return "D" + str(super().x)

    @classmethod
    def make(cls):
        return super().make(1)


c, d = C(), D()
c.x += 4
del d.x
print(c.x, d.x, C.x.__doc__, D.x.__doc__, C.x.fget.__name__, C.read_only.__doc__, C.make.__doc__, c.alias(2), d.make(), D.alias(), C.plain(1), d.bound_len("ab"), C.x.__get__(c), C.x.__get__(None, C) is C.x)
for f in (lambda: setattr(c, "x", -1), lambda: setattr(c, "read_only", 1), lambda: delattr(c, "read_only"), lambda: c.write_only, lambda: delattr(c, "write_only"), lambda: c.empty, lambda: setattr(c, "empty", 1), lambda: delattr(c, "empty"), lambda: C.x(), lambda: property(1, 2, 3, 4, 5),
          lambda: C.x.__set__(c, -5), lambda: C.x.__delete__(c), lambda: property(5).__get__(1), lambda: C.__dict__["make"](), lambda: C.make.__func__(int), lambda: classmethod(), lambda: staticmethod(1, 2)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
C.x.__doc__ = "new doc"
print(C.x.__doc__, c.x, isinstance(C.__dict__["plain"], staticmethod), C.__dict__["plain"].__func__(3), C.__dict__["make"].__func__ is C.make.__func__, C.__dict__["make"].__wrapped__ is C.make.__func__, C.__dict__["plain"].__isabstractmethod__)


def counted(f):
    def wrapper(*a):
        wrapper.calls += 1
        return f(*a)
    wrapper.calls = 0
    return wrapper


class E:
    @staticmethod
    @counted
    def s(x): return x

    @property
    @counted
    def p(self): return "p"

    @counted
    @staticmethod
    def called_directly(): return "called"


print(E.s(1), E().s(2), E.s.calls, E().p, E.p.fget.calls, E.called_directly())
