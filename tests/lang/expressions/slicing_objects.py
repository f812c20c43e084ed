# index: slicing, star in subscript, subscription, slice, __getitem__, __setitem__, __delitem__, __index__
# What a subscript hands over, with stars, colons and commas in every mixture.
class Show:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)

    def __class_getitem__(cls, key):
        return "class", key


s, a = Show(), [1, 2]
print(s[1], s[1,], s[()], s[1, 2], s[:], s[::], s[1:], s[:2], s[::3], s[1:2:3], s[1:2, ::4], s[...], s[..., :])
print(s[*a], s[*a, 3], s[0, *a, 1:2], s[*()], s[*a, *a], Show[1, *a], s[None:"x":[]], s[a], s[[1, 2]:(3,)], s[lambda: 0:1].stop)
s[1:2], s[::2, *a] = "one", "two"
del s[1], s[:, 1], s[*a]
print(slice(1, 2) == slice(1, 2, None), slice(3) < slice(4), slice(1) == (None, 1, None), s[1:2].indices(5), slice(None, -2).indices(1))


class I:
    def __init__(self, i):
        self.i = i

    def __index__(self):
        return self.i


items = list("abcdef")
print(items[I(1)], items[I(-3):I(5)], "text"[I(0)], (1, 2)[I(-1)], range(9)[I(2):I(8):I(3)], b"bytes"[I(1):][:2], items[True], items[10 ** 30:], items[-10 ** 30:2])
for text in ("items['1']", "items[1.0]", "items[None]", "items[6]", "items[-7]", "items[1, 2]", "items['a':]", "items[::0]", "items[1.0:]", "'abc'['x']", "'abc'[5]",
             "()[0]", "(1,)['a']", "b'a'[1]", "b''['x']", "range(3)[3]", "range(3)['a']", "items[10**30]", "{}[1:2]", "{}[[]]", "5[0]", "None[1]", "len[1]", "int[0]",
             "memoryview(b'abc')[3]", "memoryview(b'ab')['x']", "items[I('x')]", "items[::I(0)]", "items[:I(1.5)]", "bytearray(b'a')[2]", "'abc'[::'x']"):
    try:
        print(text, "=", eval(text))
    except Exception as e:
        print(text, "->", type(e).__name__, e)
