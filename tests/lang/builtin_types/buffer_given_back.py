# python: 3.14
# index: __buffer__, memoryview, bytes, bytearray, struct
# __release_buffer__ is told when a buffer of a class is given back, and gets the view that __buffer__ returned.
import struct
from inspect import BufferFlags


class Lender:
    def __init__(self, data):
        self.data, self.lent = bytearray(data), []

    def __buffer__(self, flags):
        print("lend", int(flags), BufferFlags(flags))
        self.lent.append(memoryview(self.data))
        return self.lent[-1]

    def __release_buffer__(self, view):
        print("back", view is self.lent.pop(), view.nbytes)
        view.release()


b = Lender(b"abcdefgh")
print(bytes(b), bytearray(b))
with memoryview(b) as m:
    m[0] = 65
    part = m[2:4]
    print(m.readonly, m.obj is b)
print("a part is left", part.tobytes())
part.release()
struct.pack_into("<H", b, 2, 0x4142)
print(struct.unpack("8s", b), b"x" + b, int.from_bytes(b), str(b, "latin1"))
b.data.append(33)
try:
    float(b)
except ValueError:
    print("an exception stays")


class Failing(Lender):
    def __release_buffer__(self, view):
        raise KeyError("reported elsewhere")


print(bytes(Failing(b"q")))
