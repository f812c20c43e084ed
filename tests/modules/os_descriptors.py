# index: os.pipe, os.read, os.write, os.dup
import os
import threading

r, w = os.pipe()
print(os.write(w, b'hello world'), os.read(r, 5), os.get_inheritable(r), os.get_blocking(r), os.isatty(r))
copy = os.dup(w)
os.close(w)
os.write(copy, b'!')
os.close(copy)
print(os.read(r, 100), os.read(r, 100))
os.close(r)
for call in (lambda: os.read(r, 1), lambda: os.close(r), lambda: os.write(-1, b''), lambda: os.read('x', 1), lambda: os.get_terminal_size(99)):
    try:
        call()
    except (OSError, TypeError) as e:
        print(type(e).__name__, e)
p = os.path.join(os.environ['TMPDIR'], 'fd%d' % threading.get_ident())
fd = os.open(p, os.O_RDWR | os.O_CREAT, 0o600)
print(os.write(fd, b'0123456789'), os.lseek(fd, 2, os.SEEK_SET), os.read(fd, 3), os.pread(fd, 4, 6), os.pwrite(fd, b'XY', 0), os.lseek(fd, 0, 1))
os.ftruncate(fd, 4)
os.set_inheritable(fd, True)
print(os.fstat(fd).st_size, os.get_inheritable(fd))
with os.fdopen(fd, 'r+') as f:
    print(f.read(), f.write('z'), f.fileno() == fd)
r, w = os.pipe()
os.set_blocking(r, False)
try:
    os.read(r, 1)
except BlockingIOError as e:
    print(e.errno == 11, os.get_blocking(r))
with open(r, 'rb', 0) as raw, open(w, 'wb', 0):
    print(raw.read(5), raw.read())
print(len(os.urandom(8)), os.cpu_count() > 0, os.fspath(b'x'), os.fsencode('é'), ascii(os.fsdecode(b'\xff')), os.strerror(2))
