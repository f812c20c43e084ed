# index: io.TextIOWrapper
# When what is written reaches the stream below.
import io

below = io.BytesIO()
w = io.TextIOWrapper(below, 'utf-8', line_buffering=True)
print(w.write('no line yet'), below.getvalue(), w.write(' now\nand'), below.getvalue(), w.line_buffering, w.write_through)
w.reconfigure(line_buffering=False, write_through=True)
print(w.write('\nx'), below.getvalue(), w.line_buffering, w.write_through)
w.reconfigure(encoding='latin-1', errors='replace', newline='\r\n', write_through=False)
print(w.write('é\n'), below.getvalue(), w.flush(), below.getvalue(), w.encoding, w.errors)
w.write('y' * 9000)
print(len(below.getvalue()) > 8000)
w.flush()
r = io.TextIOWrapper(io.BytesIO(b'\xe9\n'), 'utf-8', 'replace')
print(ascii(r.read(1)))
try:
    r.reconfigure(encoding='latin-1')
except io.UnsupportedOperation as e:
    print(e)
r = io.TextIOWrapper(io.BytesIO(b'\xe9\n'), 'utf-8')
r.reconfigure(encoding='latin-1')
print(ascii(r.read()), r.errors)
buffer = w.detach()
print(buffer is below)
for call in (lambda: w.write('x'), lambda: w.detach(), lambda: w.buffer.read()):
    try:
        print(call())
    except (ValueError, AttributeError) as e:
        print(type(e).__name__, e)
w = io.TextIOWrapper(io.BytesIO())
w.mode = 'w!'
print(w.mode, w, vars(w))
print(w.close(), w.closed, w.buffer.closed)
