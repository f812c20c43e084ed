# index: modules, __getattr__, __dir__
# Module objects: attributes, the module's own __getattr__ and __dir__, subclasses.
import sys

ModuleType = type(sys)

m = ModuleType("m", "doc")
print(m, m.__name__, m.__doc__, m.__package__, m.__loader__, m.__spec__)
m.x = 1
print(m.x, sorted(n for n in dir(m) if not n.startswith("__")), m.__dict__["x"], vars(m) is m.__dict__)
del m.x
for f in (lambda: m.x, lambda: delattr(m, "y"), lambda: setattr(m, "__dict__", {}), lambda: ModuleType(), lambda: ModuleType(3)):
    try:
        f()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
m.__getattr__ = lambda name: "computed " + name
m.__dir__ = lambda: ["b", "a"]
print(m.anything, dir(m), hasattr(m, "z"))
m.__annotations__["k"] = int
print(m.__annotations__)


class Special(ModuleType):
    constant = 5

    def __init__(self, name):
        super().__init__(name)
        self.attribute = 6

    @property
    def computed(self):
        return self.attribute + 1


s = Special("s")
print(s, s.constant, s.attribute, s.computed, "attribute" in s.__dict__, isinstance(s, ModuleType))
m.__file__ = "/f.py"
print(m)
