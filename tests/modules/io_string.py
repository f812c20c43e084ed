# index: io.StringIO
import io

s = io.StringIO('añ€😀\nzwei\ndrei')
print(s.read(2), s.tell(), s.readline(), list(s), s.read(), s.seek(3), s.read(1), s.readline(1), s.tell())
print(s.seek(1), s.write('XYZ'), s.getvalue(), s.seek(0, 2), s.write('ü'), s.tell(), s.seek(25), s.write('!'))
print(ascii(s.getvalue()), s.truncate(4), s.tell(), s.getvalue(), s.seek(2), s.truncate(), s.getvalue())
for newline in (None, '', '\n', '\r', '\r\n'):
    s = io.StringIO('a\nb\r\nc\rd', newline)
    print(repr(newline), s.readlines(), repr(s.getvalue()), s.newlines, s.write('\n'), repr(s.getvalue()))
s = io.StringIO()
for i in range(1000):
    s.write('%d,' % i)
print(len(s.getvalue()), s.getvalue()[-12:], s.line_buffering, s.encoding, s.errors)
print('x', 5, sep='-', end='|', file=s)
print(s.getvalue()[-6:])
for call in (lambda: s.write(b'x'), lambda: s.seek(-1), lambda: s.seek(1, 1), lambda: s.seek(0, 7), lambda: s.truncate(-5),
             lambda: s.read('x'), lambda: io.StringIO(5), lambda: io.StringIO('', 'z'), lambda: io.StringIO('', 5)):
    try:
        call()
    except Exception as e:
        print(type(e).__name__, e)
state = io.StringIO('q\r\n', None).__getstate__()
copy = io.StringIO()
copy.__setstate__(state)
print(state, copy.getvalue(), copy.read())
s.close()
try:
    s.getvalue()
except ValueError as e:
    print(s.closed, e)
