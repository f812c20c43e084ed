# index: io.TextIOWrapper
import io

text = 'añ€😀\nline two\n'
for encoding in ('utf-8', 'utf-8-sig', 'utf-16', 'utf-16-le', 'utf-16-be', 'utf-32', 'utf-32-be', 'UTF8', 'latin-1', 'ascii'):
    below = io.BytesIO()
    w = io.TextIOWrapper(below, encoding, 'xmlcharrefreplace', newline='\n')
    w.write(text[:3])
    w.write(text[3:])
    w.flush()
    data = below.getvalue()
    r = io.TextIOWrapper(io.BytesIO(data), encoding, newline='\n')
    r._CHUNK_SIZE = 3
    print(encoding, len(data), data[:6], ascii(r.readline()), ascii(r.read()), r.encoding, r.errors)

bad = b'ok \xff\xfe end\n'
for errors in ('strict', 'ignore', 'replace', 'backslashreplace', 'surrogateescape'):
    r = io.TextIOWrapper(io.BytesIO(bad), 'utf-8', errors)
    try:
        print(errors, ascii(r.read()))
    except UnicodeDecodeError as e:
        print(errors, e)
w = io.TextIOWrapper(io.BytesIO(), 'ascii')
try:
    w.write('ä')
except UnicodeEncodeError as e:
    print(e)
for call in (lambda: io.TextIOWrapper(io.BytesIO(), 5), lambda: io.TextIOWrapper(io.BytesIO(), 'utf-8', 5),
             lambda: io.TextIOWrapper(io.BytesIO(), 'utf-8', None, 'x'), lambda: w.write(b'x')):
    try:
        call()
    except Exception as e:
        print(type(e).__name__, e)
