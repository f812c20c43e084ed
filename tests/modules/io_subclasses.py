# index: io.IOBase, io.RawIOBase, io.BufferedIOBase, io.TextIOBase
# Streams written in Python over the base classes.
import io


class Count(io.RawIOBase):
    def __init__(self, n):
        self.n = n

    def readable(self):
        return True

    def readinto(self, room):
        size = min(len(room), self.n)
        room[:size] = b'ab\ncd'[:1] * size
        self.n -= size
        return size

    def close(self):
        print('closing', self.closed)
        super().close()


with Count(5) as c:
    print(c.read(2), c.readall(), c.read(1), c.isatty(), c.seekable(), c.writable())
print(c.closed)


class Lines(io.TextIOBase):
    def __init__(self):
        self.out = []
        self.left = ['one\n', 'two\n']

    def readline(self):
        return self.left.pop(0) if self.left else ''

    def write(self, s):
        self.out.append(s)
        return len(s)


lines = Lines()
print('to', 'it', file=lines)
lines.writelines(['a', 'b'])
print(''.join(lines.out), list(lines), lines.encoding, lines.newlines, lines.errors)


class Buffer(io.BufferedIOBase):
    def read(self, n=-1):
        return b'xyz'[:n]

    read1 = read


room = bytearray(2)
print(Buffer().readinto(room), room, Buffer().readinto1(room))
for cls in (io.IOBase, io.RawIOBase, io.BufferedIOBase, io.TextIOBase):
    print([issubclass(c, cls) for c in (io.FileIO, io.BytesIO, io.BufferedReader, io.BufferedRWPair, io.StringIO, io.TextIOWrapper)])
    stream = cls()
    for name in ('fileno', 'seek', 'tell', 'truncate', 'detach', '_checkReadable', '_checkSeekable', '_checkWritable'):
        try:
            getattr(stream, name)(*[0] * (name == 'seek'))
        except (io.UnsupportedOperation, AttributeError) as e:
            print(name, type(e).__name__, end='; ')
    stream.close()
    try:
        stream.flush()
    except ValueError as e:
        print(e)
