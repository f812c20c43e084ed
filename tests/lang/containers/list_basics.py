# index: list, list.append, list.extend, list.insert, list.pop, list.remove, list.clear, copy
a = []
for i in range(5):
    a.append(i * i)
print(a, len(a), a[0], a[-1], a[-5])
a.extend([100, 200])
a.extend((7, 8))
a.extend("xy")
a += {1: 2}
print(a)
a.insert(0, "first")
a.insert(-1, "before last")
a.insert(1000, "last")
a.insert(-1000, "very first")
print(a)
print(a.pop(), a.pop(0), a.pop(-2), a)
a.remove("x")
print(a.index(4), a.index(200, 3), a.count(4), 9 in a, "nope" in a)
b = a.copy()
b.reverse()
print(b, a == b, a != b, a == list(a))
a[2] = "two"
del a[0], a[-1]
print(a)
a.clear()
print(a, bool(a), [] == a, list("abc"), list(range(3)), list())
for bad in (lambda: [1][3], lambda: [].pop(), lambda: [1].pop(7), lambda: [].remove(1), lambda: [1]["x"], lambda: list(1, 2), lambda: list(5)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
