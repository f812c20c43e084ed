# index: property
# Subclasses of property, and copies made by getter() and the like.

class Logged(property):
    def __get__(self, instance, owner=None):
        if instance is not None:
            print("get")
        return super().__get__(instance, owner)


class A:
    @Logged
    def value(self):
        "doc of value"
        return 10

    @value.setter
    def value(self, v):
        print("set", v)


a = A()
print(a.value, type(A.__dict__["value"]).__name__, A.value.__doc__)
a.value = 3

p = property(lambda self: 1, doc="own")
print(p.getter(len).__doc__, p.getter(len).fget, p.deleter(len).fdel)
q = p.setter(print)
print(q is p, q.fget is p.fget, q.fset is print)


def abstract(self):
    pass


abstract.__isabstractmethod__ = True
print(property(abstract).__isabstractmethod__, p.__isabstractmethod__)
try:
    property(1, 2, 3, 4, 5)
except TypeError as e:
    print("TypeError")
