# index: list, list.sort, list.index, list.insert, list.pop, slicing, IndexError, ValueError, TypeError
# Methods of lists with odd indices, while the list changes, and what they refuse.
def show(f, *args):
    items = list("abcab")
    try:
        result = f(items, *args)
        print(result, items)
    except Exception as e:
        print(type(e).__name__, e, items)


for f in (lambda l: l.insert(-100, 1), lambda l: l.insert(100, 1), lambda l: l.insert(-1, 1), lambda l: l.insert("a", 1), lambda l: l.pop(-1), lambda l: l.pop(-6), lambda l: l.pop(5), lambda l: l.index("b", 2), lambda l: l.index("b", -100, -3), lambda l: l.index("z"), lambda l: l.index("a", 1, 2), lambda l: l.remove("b"), lambda l: l.remove("z"),
          lambda l: l.extend(l), lambda l: l.extend("xy"), lambda l: l.extend({1: 2}), lambda l: l.extend(5), lambda l: l.extend(x / 0 for x in [1]), lambda l: l.count("a"), lambda l: l.reverse(), lambda l: l.copy() is l, lambda l: l.clear(), lambda l: l.sort(key=str.upper, reverse=True), lambda l: l.sort(key=5), lambda l: l.sort(lambda x: x), lambda l: l.append(), lambda l: l.__init__("new"),
          lambda l: l.__setitem__(slice(1, 3), "XYZ"), lambda l: l.__setitem__(slice(None, None, 2), "XY"), lambda l: l.__setitem__(slice(None, None, -2), "XYZ"), lambda l: l.__setitem__(slice(3, 1), "ins"), lambda l: l.__setitem__(slice(0, 2), 5), lambda l: l.__setitem__(slice(0, 4, 2), 5), lambda l: l.__setitem__(slice(0, 0), l), lambda l: l.__setitem__(9, 1), lambda l: l.__setitem__("a", 1), lambda l: l.__setitem__(slice(0, 5, 0), ""),
          lambda l: l.__delitem__(slice(None, None, 2)), lambda l: l.__delitem__(slice(4, None, -3)), lambda l: l.__delitem__(slice(3, 1)), lambda l: l.__delitem__(7), lambda l: l.__delitem__(1.0), lambda l: l[1:4:2], lambda l: l[::-1], lambda l: l[-2:0:-1], lambda l: l[10 ** 20:], lambda l: l.__imul__(2), lambda l: l.__imul__(-1), lambda l: l.__iadd__(7), lambda l: l + (1,), lambda l: (1,) + l,
          lambda l: l < (1,), lambda l: l == tuple(l), lambda l: [l, [l]] == [l, [l]], lambda l: l.__contains__(5), lambda l: l.__reversed__().__length_hint__(), lambda l: [l.append(x) for x in l if len(l) < 9]):
    show(f)


class Spy:
    def __init__(self, action):
        self.action = action

    def __eq__(self, other):
        self.action()
        return False

    def __lt__(self, other):
        self.action()
        return False


items = []
items[:] = [Spy(items.clear)] * 3
print(items.count(1), items)
items[:] = [Spy(items.clear)] * 3
print(1 in items, items)
items[:] = [1, Spy(lambda: items.append(0)), 3]
try:
    print(items.index(3), len(items))
    items.remove(7)
except ValueError as e:
    print(e, len(items))
items[:] = [Spy(lambda: items.append(0)), Spy(items.clear)]
try:
    items.sort()
except ValueError as e:
    print(e, len(items))
nested = [1]
nested += [nested, (nested,), {"k": nested}]
print(nested, str(nested) == repr(nested), nested == nested)
