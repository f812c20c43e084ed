# index: iter, enumerate, reversed, zip, map, filter, iterators
print(list(enumerate("abc")), list(enumerate("ab", 5)), list(enumerate([1], start=2 ** 64)), dict(enumerate("xy")))
print(list(zip("abc", range(2))), list(zip()), list(zip("ab")), list(zip(*[(1, 2), (3, 4)])), list(zip([1], [2], strict=True)))
print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(map(max, [1, 5], [3, 2], [4, 4])))
print(list(filter(None, [0, 1, "", "a"])), list(filter(lambda x: x > 1, [1, 2, 3])), list(reversed([1, 2, 3])), list(reversed((1, 2))), list(reversed("ab")))
class Seq:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * 10
    def __len__(self):
        return 4
print(list(Seq()), list(reversed(Seq())), 20 in Seq(), list(zip(Seq(), Seq())), max(Seq()))
n = 0
def f():
    global n
    n += 1
    return n
print(list(iter(f, 4)), next(iter([]), "default"))
a = [1, 2, 3]
it = iter(a)
next(it)
a.append(4)
print(list(it), list(it), it.__length_hint__(), iter(it) is it)
a.append(5)
print(list(it))
for bad in (lambda: list(zip([1, 2], [1], strict=True)), lambda: list(zip([1], [1, 2], strict=True)), lambda: list(zip("a", "b", "cd", strict=True)),
            lambda: iter(5), lambda: next(5), lambda: reversed({1}), lambda: enumerate(), lambda: enumerate(5), lambda: map(len), lambda: zip(5),
            lambda: filter(None), lambda: iter(1, 2), lambda: list(map(len, [1]))):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
