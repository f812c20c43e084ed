# index: list, comparisons, repr
a = [1, 2]
print(a + [3], a * 3, 2 * a, a * 0, a * -1, [[]] * 2)
b = a
b += (3,)
b *= 2
print(a, b is a)
print([1, 2] < [1, 3], [1] < [1, 0], [2] > [1, 9], [1, 2] <= [1, 2], [] < [0], [1, "a"] == [1, "a"])
print([1, 2] == (1, 2), [1] != [1.0], [1, 2] >= [1, 2, 3])
a = [1]
a.append(a)
a.append([a])
print(a, repr(a) == str(a))
d = {"k": a}
a.append(d)
print(a)
for bad in (lambda: [] + 1, lambda: [] * "x", lambda: [] + (), lambda: [1] < [None], lambda: hash([]), lambda: [] < ()):
    try:
        bad()
    except TypeError as e:
        print(e)
class R:
    def __radd__(self, other):
        return ("radd", other)
    def __rmul__(self, other):
        return ("rmul", other)
print([1] + R(), [1] * R(), (1,) + R())
class L(list):
    pass
l = L([1, 2])
l.x = 5
print(l, l + [3], type(l + [3]) is list, type(l[:]) is list, l.x, l == [1, 2], isinstance(l, list))
