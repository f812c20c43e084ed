# python: 3.14
# index: class, __bases__, mro
# Assigning __bases__: the mro of subclasses follows, or nothing changes.
class A:
    def who(self):
        return "A"


class B:
    def who(self):
        return "B"


class C(A):
    pass


class D(C):
    pass


d = D()
print(d.who(), A.__subclasses__(), B.__subclasses__())
C.__bases__ = (B,)
print(d.who(), [cls.__name__ for cls in D.__mro__], A.__subclasses__(), B.__subclasses__())


class Stubborn(type):
    calls = 0

    def mro(cls):
        cls.calls += 1
        if cls.calls > 1:
            raise RuntimeError("only once")
        return type.mro(cls)


class E(C, metaclass=Stubborn):
    pass


class Slots:
    __slots__ = ("a",)


for bases in (A,), (Slots,), (D,), (int,), (), A, (A, 3), (A, A):
    try:
        C.__bases__ = bases
    except (RuntimeError, TypeError) as error:
        print(type(error).__name__, str(error).replace("\n", " "))
    print(C.__bases__, d.who(), len(E.__mro__))


def returning(result):
    return type("Meta", (type,), {"mro": lambda cls: result or type.mro(cls)[::-1]})


for result in None, [A], [object, 1], 3, [dict]:
    try:
        print(returning(result)("Made", (A,), {}).__mro__)
    except TypeError as error:
        print(error)
