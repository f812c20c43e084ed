# index: io.BytesIO
import io

b = io.BytesIO(b'one\ntwo\nthree')
print(b.readline(), b.tell(), b.read(2), b.read1(1), list(b), b.read(), b.readline())
print(b.seek(0), b.readlines(), b.seek(2), b.readlines(1), b.seek(0), b.readline(2), b.readinto(bytearray(3)))
print(b.seek(4), b.write(b'2222222222'), b.getvalue(), b.seek(20), b.write(b'!'), b.getvalue())
print(b.truncate(5), b.tell(), b.getvalue(), b.seek(-2, 2), b.read(), b.seek(0, 1))
view = b.getbuffer()
view[0] = 0x4f
print(b.getvalue())
try:
    b.write(b'more than there is room for')
except BufferError as e:
    print(e)
view.release()
print(b.seek(0), b.write(memoryview(b'abcdef')[::1]), b.getvalue(), b.writelines([b'x', b'y']), b.getvalue())
for call in (lambda: b.write('text'), lambda: b.seek(-1), lambda: b.seek(0, 5), lambda: b.read('x'), lambda: b.truncate(-1),
             lambda: b.readinto(b'const'), lambda: io.BytesIO('x'), lambda: b.fileno(), lambda: b.detach()):
    try:
        call()
    except Exception as e:
        print(type(e).__name__, e)


class Named(io.BytesIO):
    label = 'label'


n = Named(b'x')
n.extra = 5
state = n.__getstate__()
m = Named()
m.__setstate__(state)
print(state, m.getvalue(), m.extra, m.readable(), m.writable(), m.seekable(), m.isatty(), m.closed)
with n:
    pass
try:
    n.read()
except ValueError as e:
    print(n.closed, e)
