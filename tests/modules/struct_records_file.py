# index: struct.iter_unpack, struct.Struct.unpack_from, array.array, memoryview, io.BytesIO
import io
import struct
from array import array


def tar_like(files):
    """Names and contents in blocks of 32 bytes with a check sum."""
    out = io.BytesIO()
    for name, content in files.items():
        head = struct.pack("<12sI", name.encode(), len(content))
        out.write(head + struct.pack("<H", sum(head)))
        out.write(bytes(-out.tell() % 32))
        out.write(content)
        out.write(bytes(-out.tell() % 32))
    return out.getvalue()


def unpack(archive):
    view, at = memoryview(archive), 0
    while at < len(view):
        name, size, check = struct.unpack_from("<12sIH", view, at)
        if sum(view[at:at + 16]) != check:
            raise ValueError(f"damage at {at}")
        at += 32
        yield name.rstrip(b"\0").decode(), view[at:at + size]
        at += size + -size % 32


data = tar_like({"a.txt": b"hello", "empty": b"", "numbers": array("H", range(20)).tobytes()})
print(len(data), len(data) % 32)
for name, content in unpack(data):
    print(name, len(content), bytes(content[:6]), content.readonly, content.nbytes)
print(array("H", bytes(dict(unpack(data))["numbers"]))[::5], struct.unpack("<3H", dict(unpack(data))["numbers"][:6]), [n for n, in struct.iter_unpack("<H", dict(unpack(data))["numbers"])][-3:])
broken = bytearray(data)
broken[0] ^= 1
try:
    list(unpack(broken))
except ValueError as e:
    print(e)
m = memoryview(bytearray(range(12)))
grid = m.cast("B", [3, 4])
print(grid.tolist(), grid[2, 1], grid.shape, grid.strides, m[::3].tolist(), m[2:4].hex("-"), m == bytes(range(12)), m.contiguous, m[::2].contiguous)
m[4:8] = b"wxyz"
m[0], grid[0, 1] = 255, 7
print(bytes(m), m.obj is grid.obj, len(grid), m.itemsize, m.format, m.toreadonly().readonly, memoryview(b"abc") == b"abc", hash(memoryview(b"k")) == hash(b"k"), m.cast("H")[1], m.cast("i").tolist()[1] != 0)
with memoryview(bytearray(2)) as closing:
    pass
for call in (lambda: closing[0], lambda: m.__setitem__(0, 256), lambda: m.__setitem__(slice(2), b"abc"), lambda: memoryview("s"), lambda: memoryview(b"a").__setitem__(0, 1), lambda: m.cast("Q", [2]), lambda: m[99], lambda: grid[0], lambda: grid[3, 0], lambda: m.cast("z"), lambda: m[::2].cast("H"), lambda: hash(m), lambda: m["a"], lambda: memoryview(array("d", [1])).cast("i")):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
