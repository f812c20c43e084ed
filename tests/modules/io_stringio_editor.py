# index: io.StringIO, io.StringIO.truncate, io.SEEK_CUR, io.UnsupportedOperation
import io


class Indented(io.StringIO):
    """Text whose lines are indented by how deep `with` blocks nest."""

    depth = 0

    def __enter__(self):
        self.depth += 1
        return self

    def __exit__(self, *error):
        self.depth -= 1

    def write(self, text):
        for line in text.splitlines(True):
            super().write("  " * self.depth + line if line.strip() else line)
        return len(text)


out = Indented()
print("def f():", file=out)
with out:
    out.write("if x:\n")
    with out:
        out.writelines(["return 1\n", "\n"])
    out.write("return 2\n")
print(out.getvalue())
s = io.StringIO("first\nsecond\nthird")
print(s.readline(), s.tell(), s.read(3), s.tell(), s.seek(0), s.readlines(7), s.read(), s.seek(0, 2), s.read())
s.seek(6)
print(s.write("SECOND"), s.getvalue(), s.truncate(), s.getvalue(), s.tell(), s.truncate(3), s.getvalue(), s.tell(), s.write("!"), repr(s.getvalue()))
t = io.StringIO("é日本🙂x")
print(t.read(2), t.tell(), t.read(2), t.seek(1), t.read(1), t.seek(0), list(t), t.closed, t.line_buffering, t.newlines, t.encoding, t.errors)
u = io.StringIO(newline=None)
u.write("a\r\nb\rc\n")
print(repr(u.getvalue()), u.newlines, repr(io.StringIO("a\r\nb", newline=None).read()), repr(io.StringIO("a\nb", newline="\r\n").getvalue()), io.StringIO("a\rb\r\n", newline="").readlines())
copy = io.StringIO()
copy.__setstate__(("abc", "\n", 1, {"extra": 5}))
print(copy.read(), copy.extra, copy.isatty(), copy.readable(), copy.seekable(), copy.writable(), copy.flush(), next(io.StringIO("n\nx")))
with io.StringIO("gone") as gone:
    pass
for call in (lambda: gone.read(), lambda: gone.getvalue(), lambda: next(gone), lambda: s.seek(-1), lambda: s.seek(1, 1), lambda: s.seek(0, 5), lambda: s.fileno(), lambda: s.detach(), lambda: s.buffer, lambda: s.read("x"), lambda: s.write(None), lambda: s.truncate(-2), lambda: io.StringIO(3), lambda: s.readline(1.5), lambda: s.reconfigure(), lambda: next(io.StringIO("")), lambda: io.StringIO("a", "q"), lambda: s.seek("1")):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
