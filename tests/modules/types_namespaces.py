# index: types.SimpleNamespace, types.MappingProxyType, types.new_class
import types

config = types.SimpleNamespace(host="localhost", port=80)
config.debug = True
print(config, config == types.SimpleNamespace(port=80, host="localhost", debug=True), vars(config))
del config.debug
config.self = config
print(config, hasattr(config, "debug"))


class Sub(types.SimpleNamespace):
    pass


print(Sub(a=1), Sub(a=1) == types.SimpleNamespace(a=1), types.SimpleNamespace(**{"not a name": 1}))
base = {"a": 1, "b": [2]}
view = types.MappingProxyType(base)
base["c"] = 3
view["b"].append(9)
print(view, len(view), list(view.items()), view | {"d": 4}, view == base, view.get("z", 0), type(view.copy()).__name__, "a" in view, list(reversed(view)))
for call in (lambda: view.__setitem__("x", 1), lambda: setattr(view, "x", 1), lambda: view.pop("a"), lambda: types.MappingProxyType([1]), lambda: types.SimpleNamespace(1, 2), lambda: hash(config),
             lambda: config.nothing):
    try:
        call()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)


def body(namespace):
    namespace["kind"] = "made"
    namespace["hello"] = lambda self: f"hello from {type(self).__name__}"


Made = types.new_class("Made", (dict,), {}, body)
print(Made().hello(), Made.kind, Made.__mro__[1], types.resolve_bases((list[int], object)))
print(types.prepare_class("X", (int,))[0], types.get_original_bases(type("Y", (list,), {})) if hasattr(types, "get_original_bases") else (list,))
method = types.MethodType(lambda self, x: (self, x), "bound")
print(method(1), method.__self__, types.ModuleType("m", "doc").__doc__, types.FunctionType(body.__code__, {}).__name__)
print(isinstance(len, types.BuiltinFunctionType), isinstance("".join, types.BuiltinMethodType), isinstance((x for x in ()), types.GeneratorType), types.NoneType, types.EllipsisType)


class Shape:
    @types.DynamicClassAttribute
    def area(self):
        return 12


print(Shape().area)
try:
    Shape.area
except AttributeError as e:
    print("no class attribute", e)
