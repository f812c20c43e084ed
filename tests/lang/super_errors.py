# index: super, error messages
# What super() refuses, and super in nested functions and class methods.

def kind(f):
    try:
        return f()
    except Exception as e:
        return type(e).__name__ + ": " + str(e)


print(kind(lambda: super(1)))
print(kind(lambda: super(int, 1, 2)))
print(kind(lambda: super(type=int)))


class Base:
    def __init__(self, n):
        self.n = n

    def __getitem__(self, i):
        return self.n + i


class Derived(Base):
    def __init__(self):
        def inner(other):
            return super(Derived, other).__init__(4)
        inner(self)
        self.list = [super(Derived, self).__getitem__(i) for i in range(3)]

    def __getitem__(self, i):
        return -super().__getitem__(i)

    def cell(self):
        return __class__

    @property
    def attribute(self):
        return super().n if hasattr(super(), "n") else "instance attributes are not seen"


x = Derived()
print(x.n, x[1], x.list, x.cell() is Derived, x.attribute)
