# index: io.open, io.FileIO, open
import io
import os
import tempfile

with tempfile.TemporaryDirectory() as d:
    path = os.path.join(d, "f.txt")
    with open(path, "x") as f:
        print(f.mode, f.name == path, f.closed, f.fileno() > 2, f.isatty(), print("text", file=f))
    print(f.closed, repr(f).replace(path, "P"))

    def private(name, flags):
        return os.open(name, flags, 0o600)

    with open(path + ".key", "w", opener=private) as f:
        print(oct(os.fstat(f.fileno()).st_mode & 0o777))
    fd = os.open(path, os.O_RDONLY)
    with open(fd, closefd=False) as f:
        print(f.read(), f.name == fd)
    print(os.read(fd, 1), os.lseek(fd, 0, 0), open(fd).read())
    with open(path, "rb") as f:
        print(repr(f).replace(path, "P"), repr(f.raw).replace(path, "P"), f.raw.closefd, f.raw.mode)
        buffer = bytearray(10)
        print(f.readinto(buffer), buffer, f.read1(), f.readinto1(buffer))
    for mode in ("r+", "w+", "a+", "rb+", "xb"):
        try:
            with open(path + mode.replace("+", "") if "x" in mode else path, mode) as f:
                print(mode, type(f).__name__, f.readable(), f.writable(), f.mode)
        except OSError as e:
            print(e)
    with open(path, "w", buffering=1) as f:
        f.write("a\nb")
        print(os.path.getsize(path), f.line_buffering)
    print(os.path.getsize(path), io.open is open, io.DEFAULT_BUFFER_SIZE > 1000, io.text_encoding(None), io.text_encoding("x"))
    with open(path) as f, open(path) as g:
        print(f.read(1), g.read(), f.read())
    for call in (lambda: open(path, "q"), lambda: open(path, "rw"), lambda: open(path, "x"), lambda: open(path, "rb", encoding="utf-8"), lambda: open(path, "r", 0), lambda: open(path, "rb", newline=""), lambda: open(d), lambda: open(path, ""), lambda: open(path, "rbt"), lambda: open(path, "w").read(),
                 lambda: open(path, "rb").write(b"x"), lambda: open(3.5), lambda: open(path, mode=3), lambda: open(path, closefd=False), lambda: open("a\0b"), lambda: open(-1), lambda: open(path, "U"), lambda: open(999), lambda: open(path, opener=lambda n, f: -1), lambda: f.read(), lambda: next(f), lambda: f.__enter__(), lambda: open(path, "r+b", errors="x"), lambda: io.FileIO(path, "b")):
        try:
            print(call())
        except (OSError, TypeError, ValueError) as e:
            print(type(e).__name__, str(e).replace(d, "D"))
