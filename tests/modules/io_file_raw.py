# index: io.FileIO
import io
import os
import threading

path = os.path.join(os.environ['TMPDIR'], 'raw%d' % threading.get_ident())
f = io.FileIO(path, 'w+')
print(f.write(b'hello world'), f.tell(), f.seek(0), f.read(5), f.read(0), f.read(), f.read(), f.read(3))
print(f.seek(-5, 2), f.readall(), f.seekable(), f.isatty(), f.closefd, f.closed, f.fileno() > 2)
room = bytearray(b'........')
f.seek(6)
print(f.readinto(room), room)
print(f.truncate(3), f.tell(), os.stat(path).st_size, f.seek(0), f.read())
print(f.name == path, repr(f) == f"<_io.FileIO name={path!r} mode='rb+' closefd=True>")
f.close()
f.close()
print(f.closed, repr(f))
for name in ('read', 'readall', 'tell', 'fileno', 'isatty', 'readable', 'truncate', '__enter__'):
    try:
        getattr(f, name)()
    except ValueError as e:
        print(name, e)

r = io.FileIO(path)
try:
    r.write(b'x')
except io.UnsupportedOperation as e:
    print(e, isinstance(e, OSError), isinstance(e, ValueError))
again = io.FileIO(r.fileno(), closefd=False)
print(again.read(), again.name == r.fileno())
again.close()
print(r.read(), r.closed)
r.close()
opened = []


def opener(name, flags):
    opened.append((name == path, flags & os.O_ACCMODE == os.O_RDONLY))
    return os.open(name, flags)


with open(path, opener=opener) as f:
    print(f.read(), opened)
for bad in (lambda name, flags: -2, lambda name, flags: 'x'):
    try:
        open(path, opener=bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
