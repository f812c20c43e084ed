# index: bytearray
b = bytearray(b"hello")
b.append(33)
b.extend(b" you")
b.extend([49, 50])
b += b"!"
b.insert(0, 62)
b.insert(100, 60)
print(b, len(b), b[0], b[-1], b[1:6], type(b[1:3]).__name__, b.pop(), b.pop(0), b)
b[0] = 72
b[1:3] = b"EEE"
b[-1:] = []
print(b, b.find(b"l"), b.count(b"E"), b.index(108), b.upper(), b.replace(b"E", b""), b"lo" in b, b == bytes(b))
b[::2] = bytes(len(b[::2]))
print(b)
del b[::2]
del b[0]
b.reverse()
b.remove(b[-1])
print(b, b * 2, b + b"x", type(b + b"x").__name__, type(b"x" + b).__name__, b.copy() is b, b"%s|" % b, bytearray(b"%d") % 7)
b *= 2
print(b, b.hex(), b.split(b"o"), b.partition(b"o"), b.decode(), list(b)[:3], sorted(b)[-1], bytearray(b"a'b"))
b.clear()
print(b, bool(b), bytearray(3), bytearray("é", "utf8"), bytearray([1, 2]), bytearray.fromhex("ff 00"), bytearray(b"x") < b"y")
for op in (lambda: b.pop(), lambda: b.append(256), lambda: b.append("a"), lambda: b.remove(1), lambda: b[0], lambda: b.__setitem__(0, 1), lambda: hash(b),
           lambda: bytearray([256]), lambda: bytearray("a"), lambda: bytearray(b"abcd").__setitem__(slice(0, 4, 2), b"abc"), lambda: b.extend("a")):
    try:
        print(op())
    except Exception as e:
        print(type(e).__name__)
b = bytearray(b"0123456789")
for cut in (slice(2, 5), slice(-3, None), slice(None, None, -3), slice(5, 2), slice(1, 9, 4)):
    c, d = bytearray(b), bytearray(b)
    del c[cut]
    if cut.step is None:
        d[cut] = b"abcdef"
    else:
        d[cut] = bytes(len(d[cut]))
    print(c, d)


class Sub(bytearray):
    pass


s = Sub(b"q")
s.attribute = 5
s += b"w"
print(s, type(s).__name__, s.attribute, s == b"qw", type(s[:1]).__name__)
