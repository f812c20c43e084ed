# index: memoryview, bytes, bytearray, BufferError, array
# memoryviews: formats, shapes, slices, casts, writing, releasing, and what locks a bytearray.
import array

m = memoryview(b"abcdefgh")
print(m[0], m[-1], m[1:3].tobytes(), m[::2].tolist(), m[::-1].tobytes(), m.format, m.itemsize, m.nbytes, m.shape, m.strides, m.ndim, m.readonly, m.contiguous, m[::2].contiguous, m[::2].strides, len(m[3:]), m.obj)
w = m.cast("H")
x = m.cast("B", [2, 4])
print(w.shape, w.nbytes, w.tolist() == [int.from_bytes(b"abcdefgh"[i:i + 2], "little") for i in (0, 2, 4, 6)], x.tolist(), x[1, 2], x.ndim, x.shape, x.strides, x.cast("B").tobytes(), m == x.cast("B"), m == b"abcdefgh", m[:2] == bytearray(b"ab"), m != "abcdefgh", hash(m) == hash(b"abcdefgh"), m.hex("-", 4))
a = array.array("i", [1, 2, 3])
v = memoryview(a)
v[1] = -5
v[2:] = array.array("i", [7])
print(a, v.format, v.itemsize, v.tolist(), v.cast("B").nbytes, v == a, v == array.array("d", [1, -5, 7]), memoryview(array.array("d", [1.5])).tolist(), 7 in v, list(reversed(v)))
b = bytearray(b"12345")
with memoryview(b) as view:
    view[0] = ord("x")
    view[1:3] = b"yz"
    for f in (lambda: b.append(1), lambda: b.extend(b"a"), lambda: b.clear(), lambda: b.__delitem__(0), lambda: b.pop(), lambda: b.__setitem__(slice(0, 2), b"abc"), lambda: b.__imul__(2), lambda: b.__iadd__(b"q"), lambda: b.__setitem__(slice(0, 2), b"AB"), lambda: b.reverse(), lambda: b.__imul__(1)):
        try:
            print(f(), b)
        except BufferError as e:
            print("BufferError", e, b)
b.append(1)
print(b, repr(view)[:11])
for f in (lambda: view[0], lambda: view.tobytes(), lambda: len(view), lambda: view == b, lambda: view.release(), lambda: m[9], lambda: m["a"], lambda: m[0, 0], lambda: m[1.0], lambda: x[0], lambda: x[0, 9], lambda: x[0:1, 0], lambda: m.__setitem__(0, 1), lambda: memoryview(b).__setitem__(0, 300), lambda: memoryview(b).__setitem__(0, "a"), lambda: memoryview(b).__setitem__(slice(0, 2), b"abc"), lambda: memoryview(b).__setitem__(slice(0, 2), [1, 2]),
          lambda: memoryview(b).__delitem__(0), lambda: memoryview("text"), lambda: memoryview(5), lambda: memoryview(), lambda: m.cast("I", [3]), lambda: m[:7].cast("H"), lambda: m.cast("z"), lambda: m.cast("5B"), lambda: w.cast("I"), lambda: m[::2].cast("H"), lambda: m.cast("B", [0]), lambda: m.cast("B", [2, -4]), lambda: m.cast("B", "ab"), lambda: hash(memoryview(b)), lambda: hash(v.toreadonly()), lambda: v.toreadonly().__setitem__(0, 1), lambda: m < m, lambda: m + m, lambda: m * 2, lambda: b"a" + m[1:2], lambda: bytes(m[2:4]), lambda: int(memoryview(b"12")), lambda: float(memoryview(b"1.5")), lambda: b"".join([m[:1], m[1:2]]), lambda: m.tobytes("F"), lambda: m.tobytes("X"), lambda: x.tobytes("F"), lambda: memoryview(m).obj is m.obj, lambda: m.cast("c")[0], lambda: m.cast("?")[0], lambda: m.cast("b").tolist()[:2]):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
