# index: io.BufferedRandom, io.BytesIO.getbuffer, io.SEEK_END
import io
import os
import struct
import tempfile

RECORD = struct.Struct("<16sI")


class Table:
    """Records of equal size in a file that is read and written in place."""

    def __init__(self, file):
        self.file = file

    def __len__(self):
        return self.file.seek(0, io.SEEK_END) // RECORD.size

    def __getitem__(self, i):
        if not 0 <= i < len(self):
            raise IndexError(i)
        self.file.seek(i * RECORD.size)
        name, n = RECORD.unpack(self.file.read(RECORD.size))
        return name.rstrip(b"\0").decode(), n

    def __setitem__(self, i, record):
        self.file.seek(i * RECORD.size)
        self.file.write(RECORD.pack(record[0].encode(), record[1]))

    def append(self, *record):
        self[len(self)] = record


with tempfile.TemporaryDirectory() as d:
    path = os.path.join(d, "table")
    with open(path, "w+b") as f:
        table = Table(f)
        for i, name in enumerate(("ann", "bob", "cyd", "zoë")):
            table.append(name, i * 10)
        table[1] = "BOB", 99
        print(list(table), len(table), type(f).__name__, f.readable(), f.writable(), f.seekable())
        f.seek(0)
        first = f.read(3)
        f.write(b"!")
        f.seek(0)
        print(first, f.read(6), f.tell(), f.peek(4)[:4], f.truncate(RECORD.size * 2), f.tell())
        print(list(table), os.path.getsize(path))
    with open(path, "r+b", buffering=0) as raw:
        print(raw.seek(-4, 2), raw.write(struct.pack("<I", 7)), type(raw).__name__, raw.mode, raw.readall())
    with open(path, "ab") as f:
        print(f.tell() == RECORD.size * 2, f.write(b"tail"), f.mode, f.name == path)
b = io.BytesIO(b"abcdef")
view = b.getbuffer()
view[1:3] = b"XY"
try:
    b.write(b"0123456789")
except BufferError as e:
    print(e)
view.release()
print(b.getvalue(), b.seek(2), b.read1(2), b.write(b"__"), b.getvalue(), b.truncate(3), b.getvalue(), b.seek(10), b.write(b"z"), b.getvalue())
for call in (lambda: b.seek(-1), lambda: b.seek(1, 9), lambda: b.write("s"), lambda: b.read("x"), lambda: b.truncate(-1), lambda: io.BytesIO("s"), lambda: b.readinto(b"ro")):
    try:
        print(call())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
