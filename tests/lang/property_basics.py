# index: property, property.setter, property.deleter
# A property calls its functions, and says what it lacks.

class Celsius:
    def __init__(self):
        self._x = 1

    @property
    def x(self):
        "the x"
        return self._x

    @x.setter
    def x(self, value):
        self._x = value

    @property
    def fixed(self):
        return 7

    write_only = property(fset=lambda self, v: print("set", v), doc="w")


c = Celsius()
c.x = 5
print(c.x, c.fixed, Celsius.x.__doc__, Celsius.write_only.__doc__)
c.write_only = 3
for action in (lambda: setattr(c, "fixed", 1), lambda: delattr(c, "x"), lambda: c.write_only):
    try:
        action()
    except AttributeError as e:
        print(e)
print(Celsius.x.fget(c), Celsius.x.fdel, Celsius.fixed.fset)
print(Celsius.x.__get__(None, Celsius) is Celsius.x, type(Celsius.x).__name__)
try:
    property().fget = 1
except AttributeError as e:
    print(e)
