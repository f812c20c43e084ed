# index: open
# Every mode of open(): what it does to a file, what may be done with the stream, and what is refused.
import os
import threading

path = os.path.join(os.environ['TMPDIR'], 'modes%d' % threading.get_ident())
with open(path, 'w') as f:
    f.write('first\n')

for mode in ('r', 'w', 'a', 'r+', 'w+', 'a+', 'rb', 'wb', 'ab', 'r+b', 'rb+'):
    with open(path, mode) as f:
        raw = f.buffer.raw if 'b' not in mode else f.raw
        print(mode, f.readable(), f.writable(), f.mode, raw.mode, type(f).__name__, f.tell())
        if f.writable():
            f.write('x' if 'b' not in mode else b'y')
    print(os.path.getsize(path), end=' ')

try:
    open(path, 'x')
except FileExistsError as e:
    print(e.errno, e.filename == path)
os.remove(path)
with open(path, 'xb') as f:
    print(f.mode, f.raw.mode)

for args in (('q',), ('rw',), ('',), ('+',), ('rtb',), ('rr',), ('r', 0), ('rb', -1, 'utf-8'), ('rb', -1, None, 'strict'),
             ('rb', -1, None, None, '\n'), ('r', -1, None, None, 'x')):
    try:
        open(path, *args)
    except ValueError as e:
        print(args, e)
for bad in (None, 1.5, []):
    try:
        open(bad)
    except TypeError as e:
        print(e)
