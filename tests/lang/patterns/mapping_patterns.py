# index: mapping patterns, value patterns, literal patterns, __missing__, guards, syntax errors
# Mapping patterns look at keys with get(), never make items, and copy the rest.
from collections import Counter, OrderedDict, UserDict, defaultdict
from types import MappingProxyType, SimpleNamespace

K = SimpleNamespace(name="name", one=1)


class Logged(UserDict):
    def get(self, key, default=None):
        print("get", key)
        return super().get(key, default)

    def __missing__(self, key):
        raise AssertionError


def f(v):
    match v:
        case {"x": 0, "y": [_, *ys], **rest} if rest: return "x0", ys, rest
        case {K.name: str(n), K.one: int(i)}: return "values", n, i
        case {"nested": {"a": {"b": b}}}: return "nested", b
        case {None: n, True: t, -1: m, 1.5: f, 2 + 3j: c, b"b": b}: return "literals", n, t, m, f, c, b
        case {"k": None | {}}: return "k", v["k"]
        case {**rest}: return "any", rest


d = {"x": 0, "y": (1, 2, 3), "z": 5}
print(f(d), d, f({"x": 0, "y": [1]}), f({"name": "n", 1: 2}), f({"nested": {"a": {"b": [1]}}}))
print(f({None: 1, True: 2, -1: 3, 1.5: 4, 2 + 3j: 5, b"b": 6}), f({"k": None}), f({"k": {1: 2}}), f({}), f([]), f(MappingProxyType({"k": {}})))
dd = defaultdict(list, a=1)
print(f(dd), dict(dd), f(Counter("ab")), f(OrderedDict(nested={"a": {"b": 1}})))
match Logged(a=1, b=2):
    case {"missing": _}: pass
    case {"a": 1, "b": x, **others}: print(x, others, type(others).__name__)


class Class:
    def keys(self): return ["a"]
    def __getitem__(self, k): return 1


match Class():
    case {}: print("a mapping")
    case _: print("only registered classes are mappings")
a = "a"
for text in ("{a: 1}", "{**_}", "{'a': 1, 'a': 2}", "{1: a, 1.0: b}", "{**r, 'a': 1}", "{**r, **s}", "{'a': x, 'b': x}", "{f(): 1}", "{'a'}", "{'a': }", "{*a}", "{-'a': 1}", "{f'a': 1}", "{1 + 2: x}", "{K.name: 1, K.name: 2}", "{[]: 1}", "{'a': 1,}", "{**r,}",
             "{None: 1}", "{(1): 2}", "{1 - 2j: x, -0: y, 0: z}", "{'a' 'b': x}", "{lambda: 0: 1}", "{True: x, 1: y}"):
    try:
        exec("match {'name': 1}:\n case %s: pass\n case _: pass" % text, {"K": K})
        print(text, "ok")
    except (SyntaxError, ValueError) as e:
        print(text, "->", type(e).__name__, e.args[0])
