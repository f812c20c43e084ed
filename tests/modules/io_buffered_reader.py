# index: io.BufferedReader
# A buffer over a raw stream written in Python, which tells what is asked of it.
import io


class Raw(io.RawIOBase):
    def __init__(self, data):
        self.data = io.BytesIO(data)
        self.asked = []

    def readable(self):
        return True

    def seekable(self):
        return True

    def readinto(self, room):
        self.asked.append(len(room))
        return self.data.readinto(room)

    def seek(self, offset, whence=0):
        return self.data.seek(offset, whence)


raw = Raw(b'first line\nsecond\nthird')
b = io.BufferedReader(raw, 8)
print(b.read(3), b.peek()[:5], b.tell(), b.readline(), b.tell(), raw.asked[:1])
print(b.read1(3), b.readline(2), list(b), b.read(), b.read(5), b.seek(6), b.read(4), b.seek(-2, 1), b.read(3))
room = bytearray(6)
print(b.seek(0), b.readinto(room), room, b.readinto1(room) > 0, b.raw is raw, b.readable(), b.writable(), b.seekable())
b.seek(0)
print(b.read(), b.seek(0, 2), b.read(), b.readline())


class Slow(Raw):
    def readinto(self, room):
        if len(self.asked) % 2:
            self.asked.append(None)
            return None
        return super().readinto(memoryview(room)[:3])


slow = io.BufferedReader(Slow(b'abcdef'), 4)
print([slow.read(2) for _ in range(4)])


class Liar(Raw):
    def readinto(self, room):
        return len(room) + 1


for call in (lambda: io.BufferedReader(Liar(b''), 8).read(1), lambda: io.BufferedReader(raw, 0), lambda: b.read(-2),
             lambda: io.BufferedReader(io.RawIOBase()), lambda: b.write(b'x'), lambda: b.truncate(), lambda: b.seek(0, 9)):
    try:
        call()
    except Exception as e:
        print(type(e).__name__, e)
print(b.detach() is raw)
try:
    b.read()
except ValueError as e:
    print(e)
