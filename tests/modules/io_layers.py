# index: io, os
# skip-if: threads
import io
import os

path = os.path.join(os.environ['TMPDIR'], 'x.txt')
with open(path, 'w', encoding='utf-8') as f:
    print('hällo', file=f)
    print(f.write('wörld\n'), f.tell())
with open(path, encoding='utf-8') as f:
    print(f.readline(), f.tell(), list(f))
with open(path, 'r+b') as f:
    print(f.read(3), f.write(b'ZZ'), f.seek(0), f.readline(), f.tell())
print(os.stat(path).st_size, os.listdir(os.path.dirname(path)))
print(list(io.StringIO('a\r\nb\rc\n', newline='')), list(io.TextIOWrapper(io.BytesIO(b'a\r\nb\rc'))))
b = io.BytesIO(b'abc\ndef')
print(list(b), b.seek(5), b.write(b'1234567'), b.getvalue())
try:
    open(path + '.none')
except FileNotFoundError as e:
    print(type(e).__name__, e.errno, e.filename == path + '.none')
os.remove(path)
print(os.path.exists(path), os.path.normpath('a/../b//c/.'), os.path.splitext('x/.a.b'))
