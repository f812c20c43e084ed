# index: slice, slice.indices
s = slice(1, 10, 2)
print(s, slice(5), slice(1, 2), s.start, s.stop, s.step, slice(None).start)
print(s.indices(5), slice(None, None, -1).indices(4), slice(-3, None).indices(10), slice(100).indices(3), slice(-100, 100, 3).indices(7))
print(slice(2 ** 70).indices(5), slice(None, None, -2 ** 70).indices(10), slice(0, 2 ** 80).indices(2 ** 75))
print(slice(1, 2) == slice(1, 2), slice(1) != slice(2), slice(1, 2) < slice(1, 3), slice(1) == 1, s.__reduce__())
class G:
    def __getitem__(self, key):
        return key
g = G()
print(g[1:2], g[::3], g[1:2, 3], g[:, None], g[...], g[()])
for bad in (lambda: slice(), lambda: slice(1).indices(-1), lambda: slice("a").indices(3), lambda: slice(1, 2, 0).indices(3), lambda: slice(1, 2, 3, 4)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
