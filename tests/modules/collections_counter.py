# index: collections.Counter, collections.defaultdict, collections.OrderedDict, collections.ChainMap
# The dicts of collections.
from collections import ChainMap, Counter, OrderedDict, defaultdict

c = Counter("abracadabra")
print(c, c.most_common(2), c["zz"], sorted(c.elements())[:6], c.total())
c.subtract("aaa"); c.update({"z": 2}); del c["nothing"]
print(c - Counter(a=1), c + c, c & Counter(a=1, z=9), c | Counter(q=1), -Counter(a=-2), c >= Counter(a=1))
d = defaultdict(list)
for word in "one three five six".split():
    d[len(word)].append(word)
print(d, d.get(9), d | {9: []}, d.copy().default_factory)
try:
    defaultdict(None, a=1)["b"]
except KeyError as e:
    print("KeyError", e)
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end("a"); o.move_to_end("c", last=False)
print(list(o.items()), o == dict(o), o == OrderedDict(sorted(o.items())), list(reversed(o)))
print(o.popitem(last=False), o.popitem(), len(o))
m = ChainMap({"a": 1}, {"a": 2, "b": 3})
m["c"] = 9
print(m, m["b"], len(m), sorted(m), m.new_child({"b": 0})["b"], m.parents)
try:
    del m["b"]
except KeyError as e:
    print(e)
