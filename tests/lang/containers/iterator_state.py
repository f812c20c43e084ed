# index: __reduce__, iterators, __length_hint__
def show(it):
    r = it.__reduce__()
    return (r[0].__name__, *r[1:])
it = iter([1, 2, 3])
next(it)
print(show(it), show(iter(())), show(iter((1, 2))), show(iter({1: 2})), show(iter("ab")))
print(show(reversed([1, 2])), show(reversed((1, 2))), show(iter(range(0, 10, 3))))
it.__setstate__(2)
print(list(it), show(it))
r = iter(range(10))
r.__setstate__(7)
print(list(r))
b = reversed([1, 2, 3, 4])
next(b)
print(b.__length_hint__(), list(b), b.__length_hint__())
e = enumerate("xyz", 3)
next(e)
print(e.__reduce__()[1][1], [x.__length_hint__() for x in (iter([1, 2]), iter((1,)), iter({1, 2}), iter({1: 1}), iter(range(9)))])
class Len:
    def __len__(self):
        return 3
    def __getitem__(self, i):
        return [1, 2, 3][i]
s = iter(Len())
print(s.__length_hint__(), next(s), s.__length_hint__(), list(s), s.__length_hint__())
try:
    iter([]).__setstate__("x")
except TypeError as x:
    print(x)
for t in (type(iter([])), type({}.keys()), type(iter(range(3)))):
    try:
        t()
    except TypeError as x:
        print(x)
