# index: dict, dict views, dict.update, dict.popitem, dict.setdefault, dict.fromkeys, KeyError, RuntimeError, TypeError
# Methods of dicts and their views on odd arguments; merging, order, and dicts in their own views.
def attempt(f, d=None):
    d = {"a": 1, "b": 2} if d is None else d
    try:
        print(f(d), d)
    except Exception as e:
        print(type(e).__name__, e, d)


for f in (lambda d: d["z"], lambda d: d.pop("z"), lambda d: d.pop("z", 5), lambda d: d.pop("a"), lambda d: d.popitem(), lambda d: {}.popitem(), lambda d: d.setdefault("c"), lambda d: d.setdefault("a", 9), lambda d: d.get("z"), lambda d: d.get("z", d) is d, lambda d: d.update(b=3, c=4), lambda d: d.update([("x", 1), "yz"]), lambda d: d.update({"q": 1}, q=2), lambda d: d.update([1]), lambda d: d.update([(1, 2, 3)]),
          lambda d: d.update(["ab", "c"]), lambda d: d.update(5), lambda d: d.update({}, {}), lambda d: d.update(None), lambda d: dict([("k", 1)], k=2), lambda d: dict(d, b=5), lambda d: dict(5), lambda d: dict([[1]]), lambda d: dict(**{"a b": 1}), lambda d: d | {"b": 0, "n": 1}, lambda d: d | [("x", 1)], lambda d: d.__ior__([("x", 1)]), lambda d: d.__ior__(5), lambda d: d.__or__(5), lambda d: dict.fromkeys("aba", 0), lambda d: dict.fromkeys(5), lambda d: dict.fromkeys([[]]),
          lambda d: d.copy() is d, lambda d: d.clear(), lambda d: d.__delitem__("z"), lambda d: d[[]], lambda d: [] in d, lambda d: d.get([]), lambda d: d.setdefault([], 1), lambda d: d.pop({}), lambda d: d < d, lambda d: d == {"b": 2, "a": 1}, lambda d: d != dict(a=1), lambda d: list(reversed(d)), lambda d: list(reversed(d.items())), lambda d: d.keys() & "ax", lambda d: sorted(d.keys() | ["z"]), lambda d: sorted(d.keys() ^ {"a", "q"}), lambda d: d.keys() - iter("a"),
          lambda d: sorted(d.items() - {("a", 1)}), lambda d: ("a", 1) in d.items(), lambda d: ("a",) in d.items(), lambda d: 1 in d.values(), lambda d: d.keys() == {"a", "b"}, lambda d: d.keys() < {"a", "b", "c"}, lambda d: d.values() == d.values(), lambda d: d.keys().isdisjoint("xy"), lambda d: d.items().isdisjoint([("a", 1)]), lambda d: d.keys() & 5, lambda d: d.values() & {1}, lambda d: d.items() & [[]], lambda d: len(d.items()), lambda d: d.keys().mapping, lambda d: d.keys().mapping.__setitem__("x", 1), lambda d: hash(d.keys()), lambda d: d.keys().append(1), lambda d: repr(d.values()), lambda d: type(d.keys())()):
    attempt(f)
d = {1: "int", 1.0: "float", True: "bool", "1": "str"}
print(d, d.pop(1.0), d)
d = dict.fromkeys(range(6), "v")
for k in (0, 2, 4):
    del d[k]
d[2] = "again"
print(d, list(d.items())[-1], next(iter(d)), d.popitem(), d.popitem())
for action in (lambda: d.update({9: 9}), lambda: d.pop(1), lambda: d.clear()):
    d = {1: 1, 3: 3}
    try:
        for k in d.values():
            action()
    except RuntimeError as e:
        print(e)
d = {}
d["self"] = d
d["keys"], d["values"] = d.keys(), d.values()
print(d)


class Sub(dict):
    def __getitem__(self, k): return "sub"
    def keys(self): return ["from keys"]


s = Sub(x=1)
print(s["x"], s.get("x"), dict(s), {**s}, s | {}, type(s | {}).__name__, type(s.copy()).__name__, type(Sub.fromkeys("a")).__name__, repr(s))
