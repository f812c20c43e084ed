# index: descriptors, __set__, __setattr__
# Where an instance's own attribute goes before what the class has, and what cannot be gone around.
class OnlySet:
    def __set__(self, obj, value):
        print("set", value)


class Both(OnlySet):
    def __get__(self, obj, owner):
        return "got"


class C:
    only_set = OnlySet()
    both = Both()


c = C()
c.only_set, c.both = 1, 2
c.__dict__.update(only_set="own", both="own")
for i in range(3):
    print(c.only_set, c.both)
del c.__dict__["only_set"]
print(type(c.only_set).__name__)


class Meta(type):
    pass


class D(metaclass=Meta):
    only_set = "class's own"


Meta.only_set = OnlySet()
print(D.only_set)

for cls in str, D:
    for act in (lambda: object.__setattr__(cls, "x", 1)), (lambda: object.__delattr__(cls, "x")):
        try:
            act()
        except TypeError as error:
            print(error)
c.__class__ = type("Other", (), {})
print(type(c).__name__, vars(c))
