# index: io.TextIOWrapper, io
import io

data = b'unix\nmac\rdos\r\n\r\rlast'
for newline in (None, '', '\n', '\r', '\r\n'):
    for chunk in (1, 3, 100):
        r = io.TextIOWrapper(io.BytesIO(data), 'utf-8', newline=newline)
        r._CHUNK_SIZE = chunk
        lines = list(r)
        r.seek(0)
        print(repr(newline), chunk, lines, r.newlines, r.read() == ''.join(lines))
    below = io.BytesIO()
    w = io.TextIOWrapper(below, 'utf-8', newline=newline)
    print(w.write('a\nb\r\nc'), w.flush(), below.getvalue())

r = io.TextIOWrapper(io.BytesIO(data), 'utf-8')
print([r.readline(n) for n in (2, 0, 10, 4, -1)], r.readline(3), r.readlines(), r.readline())
d = io.IncrementalNewlineDecoder(None, translate=True)
print([d.decode(piece) for piece in ('a\r', '\nb', '\r', 'c\n')], d.decode('', final=True), d.newlines, d.getstate())
d.reset()
print(d.newlines, repr(d.decode('x\r')), d.getstate(), repr(d.decode('', True)))
