# index: io.TextIOWrapper.reconfigure, io.TextIOWrapper.detach, io.IncrementalNewlineDecoder, io.StringIO
import io


def wrapped(data=b"", **options):
    return io.TextIOWrapper(io.BytesIO(data), **{"encoding": "utf-8", **options})


f = wrapped(b"a\r\nb\rc\nd")
print(list(f), f.newlines)
for newline in (None, "", "\n", "\r", "\r\n"):
    print(repr(newline), list(wrapped(b"a\r\nb\rc\nd", newline=newline)))
for newline in (None, "", "\n", "\r", "\r\n"):
    f = wrapped(newline=newline)
    print(f.write("x\ny\r\nz"), f.flush(), f.buffer.getvalue())
f = wrapped(b"caf\xe9 \xff", errors="replace")
print(f.read(), wrapped(b"caf\xe9", errors="surrogateescape").read().encode("utf-8", "surrogateescape"), wrapped(b"x\xff", errors="ignore").read(), wrapped(b"\xff", errors="backslashreplace").read())
f = wrapped()
f.write("é")
f.reconfigure(encoding="latin-1", errors="xmlcharrefreplace", newline="\r\n", line_buffering=True)
f.write("é€\n")
print(f.buffer.getvalue(), f.encoding, f.errors, f.line_buffering, f.write_through)
raw = f.detach()
print(raw.getvalue() == b"\xc3\xa9\xe9&#8364;\r\n", type(raw).__name__)
try:
    f.read()
except ValueError as e:
    print(e)
f = wrapped("ab\nüñ\ncd".encode())
f.readline()
at = f.tell()
print(f.read(1), f.tell() != at, f.seek(at), f.readline(), f.seek(0, 2), f.read(), f.seek(0), f.read(4))
for bom in ("utf-8-sig", "utf-16", "utf-32"):
    f = wrapped(encoding=bom)
    f.write("hé"), f.write("!"), f.flush()
    f.seek(0)
    print(f.buffer.getvalue().hex(), f.read())
d = io.IncrementalNewlineDecoder(None, translate=True)
print([d.decode(part) for part in ("a\r", "\nb\r", "c")], d.decode("", final=True), d.newlines, d.getstate())
s = io.StringIO("one\ntwo\r\nthree", newline=None)
print(s.readlines(), s.getvalue(), io.StringIO("a\r\nb", newline="").readlines(), io.StringIO("a\nb", newline="\r\n").getvalue())
for call in (lambda: wrapped(newline="x"), lambda: wrapped(encoding="none-such"), lambda: wrapped(b"\xff").read(), lambda: wrapped(encoding="ascii").write("é"), lambda: wrapped().write(b"b"), lambda: wrapped().seek(1, 1), lambda: wrapped().seek(-1), lambda: wrapped(b"abc").readline("x"),
             lambda: io.TextIOWrapper(3), lambda: wrapped(errors="none-such").read(), lambda: io.StringIO(b"x"), lambda: io.StringIO().write(1), lambda: wrapped(b"abc").reconfigure(newline="q"), lambda: io.StringIO("a", newline="q")):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
