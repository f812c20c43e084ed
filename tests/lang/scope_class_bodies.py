# index: scopes, class bodies
x = "global"


class A:
    print(x)
    x = "class"
    print(x)
    y = [x for _ in range(2)]
    z = [v for v in (x,)]

    def method(self):
        return x

    del x
    print(x)
    global shared
    shared = 1


print(A.y, A.z, A().method(), shared, "shared" in A.__dict__)


def outer():
    x = "outer"

    class B:
        print(x)
        x = "inside"
        print(x)

        def f(self):
            return x

        class C:
            def g(self):
                return x

    class D:
        nonlocal x
        x = "changed"

    return B, x


B, x2 = outer()
print(B().f(), B.C().g(), x2, B.f.__qualname__, B.C.g.__qualname__)


class Mangled:
    __a = 1

    def __b(self):
        __local = self.__a
        return __local, [k for k in locals()]

    def c(self):
        return self.__b(), self._Mangled__a

    class __Inner:
        __deep = 3


print(Mangled().c(), Mangled._Mangled__Inner._Inner__deep)
