# index: io.RawIOBase, io.BufferedRWPair, io.BufferedWriter, io.TextIOBase
# skip-if: threads
import io


class Rot13(io.RawIOBase):
    """A raw stream on another one, with letters turned."""

    TABLE = bytes.maketrans(b"abcdefghijklmnopqrstuvwxyz", b"nopqrstuvwxyzabcdefghijklm")

    def __init__(self, raw):
        self.raw, self.calls = raw, []

    def readable(self):
        return self.raw.readable()

    def writable(self):
        return self.raw.writable()

    def readinto(self, buffer):
        data = self.raw.read(min(len(buffer), 5)).translate(self.TABLE)
        buffer[:len(data)] = data
        self.calls.append(len(data))
        return len(data)

    def write(self, data):
        n = min(len(data), 7)
        self.calls.append(n)
        return self.raw.write(bytes(data[:n]).translate(self.TABLE))

    def close(self):
        if not self.closed:
            print("closing", self.calls)
        super().close()


with io.TextIOWrapper(io.BufferedReader(Rot13(io.BytesIO(b"uryyb\njbeyq\n"))), "ascii") as f:
    print(f.readlines())
with Rot13(io.BytesIO(b"nopqrst")) as raw:
    print(raw.read(3), raw.readall(), raw.read(), raw.readline())
    print(raw.readable(), raw.seekable(), raw.fileno.__name__, raw.isatty(), raw.closed)
sink = io.BytesIO()
with io.BufferedWriter(Rot13(sink), buffer_size=4) as w:
    print(w.write(b"ab"), sink.getvalue(), w.write(b"cdefghij"), w.write(b"k"), w.flush(), sink.getvalue())
pair = io.BufferedRWPair(Rot13(io.BytesIO(b"nopq")), Rot13(io.BytesIO()))
print(pair.read(2), pair.write(b"xyz"), pair.peek(1), pair.readable(), pair.writable(), pair.seekable(), pair.close())


class Stubborn(io.RawIOBase):
    """Has nothing now, as a pipe that does not block."""

    def readable(self):
        return True

    def readinto(self, buffer):
        return None


print(Stubborn().read(3), io.BufferedReader(Stubborn()).read(3), io.BufferedReader(Stubborn()).read(), isinstance(sink, io.IOBase), isinstance(f, io.TextIOBase))


class Upper(io.TextIOBase):
    def __init__(self):
        self.parts = []

    def writable(self):
        return True

    def write(self, text):
        self.parts.append(text.upper())
        return len(text)


u = Upper()
print("some", "text", file=u)
u.writelines(["a", "b"])
print("".join(u.parts), u.encoding, u.newlines)
for call in (lambda: io.RawIOBase().read(), lambda: io.IOBase().fileno(), lambda: io.TextIOBase().read(), lambda: io.BufferedIOBase().detach(), lambda: io.BufferedReader(Upper()), lambda: io.BufferedReader(io.BytesIO(), -1), lambda: u.read(), lambda: w.write(b"")):
    try:
        print(call())
    except (io.UnsupportedOperation, ValueError, OSError, AttributeError, NotImplementedError) as e:
        print(type(e).__name__, e)
