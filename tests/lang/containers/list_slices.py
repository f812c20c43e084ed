# index: list, slicing, del
a = list(range(10))
print(a[2:5], a[:3], a[7:], a[-3:], a[:-8], a[::2], a[::-1], a[8:2:-2], a[5:2], a[100:], a[-100:2])
b = a[:]
b[2:4] = ["x", "y", "z"]
print(b)
b[1:1] = [-1, -2]
b[5:] = []
b[len(b):] = "tail"
print(b)
b[:0] = b
print(b)
c = list(range(10))
c[::3] = "abcd"
print(c)
del c[1::2]
print(c)
c[::-1] = range(5)
print(c)
del c[3:1], c[-2:], c[::-2]
print(c)
d = list(range(12))
del d[10:2:-3]
print(d)
for bad in (lambda: d.__setitem__(slice(None, None, 2), [1]), lambda: a[::0], lambda: a["x":]):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
class I:
    def __index__(self):
        return 2
print(a[I()], a[I():], a[:I()], a[slice(1, I())])
