# index: io.BufferedWriter, io.BufferedRandom
import io


class Raw(io.RawIOBase):
    """Takes at most three bytes at a time, and none at all while it is full."""

    def __init__(self):
        self.taken = []
        self.full = False

    def writable(self):
        return True

    def write(self, data):
        if self.full:
            return None
        self.taken.append(bytes(data[:3]))
        return min(3, len(data))


raw = Raw()
b = io.BufferedWriter(raw, 8)
print(b.write(b'1234'), raw.taken, b.write(b'5678'), raw.taken, b.write(b'9'), raw.taken)
b.flush()
print(raw.taken, b.write(b'x' * 20), b''.join(raw.taken))
b.flush()
raw.full = True
b.write(b'abcdefgh')
for data in (b'i', b'jk'):
    try:
        b.write(data)
    except BlockingIOError as e:
        print(e.strerror, e.characters_written)
raw.full = False
b.close()
print(b''.join(raw.taken), raw.closed)
for call in (lambda: b.write(b'x'), lambda: b.flush(), lambda: io.BufferedWriter(Raw(), -1), lambda: io.BufferedWriter(io.RawIOBase())):
    try:
        call()
    except Exception as e:
        print(type(e).__name__, e)

below = io.BytesIO(b'0123456789')
r = io.BufferedRandom(below, 4)
print(r.read(2), r.write(b'AB'), r.tell(), r.read(2), r.seek(1), r.write(b'z'), r.read(1), r.seek(0), r.read(), below.getvalue())
r.seek(8)
r.write(b'tail')
r.flush()
print(below.getvalue(), r.truncate(3), r.seek(0), r.read())


class Broken(Raw):
    def write(self, data):
        raise OSError('broken')


b = io.BufferedWriter(Broken())
b.write(b'x')
try:
    b.close()
except OSError as e:
    print(e, b.closed)
