# index: bytearray, slicing, bytearray.extend, bytearray.insert, __iadd__
# Changing a bytearray in place: slices of other sizes, steps, itself as source, and bad values.
def attempt(f):
    b = bytearray(b"abcdef")
    try:
        print(f(b), b)
    except Exception as e:
        print(type(e).__name__, e, b)


def assign(key, value):
    return lambda b: b.__setitem__(key, value)


class Index:
    def __index__(self):
        return 90


for f in (assign(0, 65), assign(-1, Index()), assign(0, 256), assign(0, -1), assign(0, "a"), assign(0, b"a"), assign(9, 1), assign(1.0, 1), assign(slice(1, 3), b"XYZ"), assign(slice(1, 3), b""), assign(slice(1, 3), [65, 66]), assign(slice(1, 3), [300]), assign(slice(1, 3), "no"), assign(slice(1, 3), 5), assign(slice(0, 6, 2), b"XYZ"), assign(slice(0, 6, 2), b"XY"), assign(slice(5, None, -2), b"XYZ"), assign(slice(4, 2), b"in"),
          assign(slice(0, 0), 3), assign(slice(2, None), (x for x in b"gen")), lambda b: b.__setitem__(slice(1, 1), b), lambda b: b.__setitem__(slice(None), b[::-1]), lambda b: b.__setitem__(slice(0, 2), memoryview(bytes(b))[3:5]), lambda b: b.__delitem__(slice(1, None, 2)), lambda b: b.__delitem__(slice(None, None, -3)), lambda b: b.__delitem__(slice(9)), lambda b: b.extend(b), lambda b: b.extend(range(3)), lambda b: b.extend([1, 300]), lambda b: b.extend(["a"]), lambda b: b.__iadd__([1]), lambda b: b.__imul__(0), lambda b: b.__imul__(3) is b,
          lambda b: b.insert(-100, 0x2A), lambda b: b.insert(100, Index()), lambda b: b.insert(0, "a"), lambda b: b.remove(97), lambda b: b.remove(0), lambda b: b.remove("a"), lambda b: b.pop(0), lambda b: b.pop(-7), lambda b: b.append(Index()), lambda b: b.append(1.5), lambda b: b.reverse(), lambda b: b.copy() is b, lambda b: b.translate(None, b"ace"), lambda b: b.replace(b"cd", b"-"), lambda b: b.join([b, b]), lambda b: b.hex(), lambda b: bytearray.fromhex("6162 63"), lambda b: b.decode(), lambda b: b.split(b"c"), lambda b: b.partition(b"d"), lambda b: b[1:3] is b[1:3], lambda b: b + b"x", lambda b: b"x" + b, lambda b: b * 2 == b"abcdefabcdef",
          lambda b: b < b"b", lambda b: b == "abcdef", lambda b: hash(b), lambda b: b.__contains__(b"cd"), lambda b: 300 in b, lambda b: b.__init__(3), lambda b: repr(bytearray(b"'\"\\\n\xff")), lambda b: b.resize(3) if hasattr(b, "resize") else b.__delitem__(slice(3, None)), lambda b: list(reversed(b))[:2], lambda b: max(b), lambda b: b.count(b""), lambda b: b.zfill(8), lambda b: b.removeprefix(b"ab"), lambda b: b.upper().isupper()):
    attempt(f)
b = bytearray()
for i in range(600):
    b.append(i % 256)
    if i % 3 == 0:
        del b[0]
print(len(b), b[:4], sum(b), b.find(bytes([250, 251])))
