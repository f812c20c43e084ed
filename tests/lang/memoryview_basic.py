# index: memoryview
m = memoryview(b"abcdef")
print(m[0], m[-1], m[1:3].tobytes(), m[::2].tolist(), m[::-1].tobytes(), len(m), m.readonly, m.format, m.itemsize, m.nbytes, m.ndim, m.shape, m.strides)
print(m == b"abcdef", m[:3] == memoryview(b"abc"), m != b"x", 97 in m, list(m)[:2], m.hex(), hash(m) == hash(b"abcdef"), m.obj, bytes(m[2:4]))
b = bytearray(8)
w = memoryview(b)
w[0] = 255
w[1:3] = b"xy"
w[4:8:2] = b"zz"
print(b, w.tolist(), w.readonly, w.contiguous, w[::2].contiguous, w.toreadonly().readonly)
i = w.cast("I")
i[1] = 0x01020304
print(b[4:] in (b"\x04\x03\x02\x01", b"\x01\x02\x03\x04"), i.shape, i.itemsize, i.cast("B").tolist()[:4], len(i), i[1])
q = memoryview(bytearray(range(12))).cast("B", (3, 4))
print(q.tolist(), q[1, 2], q.shape, q.strides, q.ndim, q[::-1].tolist()[0], q.tobytes("F"), len(q), q.cast("B").tolist()[:3])
f = memoryview(bytearray(16)).cast("d")
f[0] = 1.5
f[1] = -2
print(f.tolist(), f.format, memoryview(b"\x01\x00").cast("?").tolist(), memoryview(b"ab").cast("c").tolist(), memoryview(b"\xff").cast("b")[0])
for op in (lambda: b.append(1), lambda: b.clear(), lambda: b.pop(), lambda: b.extend(b"x"), lambda: b.__delitem__(0), lambda: m.__setitem__(0, 1),
           lambda: w.__setitem__(0, 256), lambda: w.__setitem__(0, "a"), lambda: w.__setitem__(slice(0, 2), b"abc"), lambda: m[99], lambda: m["a"],
           lambda: memoryview("a"), lambda: m[::2].cast("B"), lambda: m.cast("I"), lambda: hash(w), lambda: q[0], lambda: q[5, 5], lambda: w.__delitem__(0)):
    try:
        print(op())
    except Exception as e:
        print(type(e).__name__)
w[0:3] = w[1:4]
print(bytes(w[:4]))
i.release()
with w:
    print(w[3])
for op in (lambda: w[0], lambda: w.tolist(), lambda: len(w), lambda: w.obj, lambda: w.__enter__()):
    try:
        print(op())
    except ValueError as e:
        print(e)
del i, op
