# index: io.TextIOWrapper, io.TextIOWrapper.tell, io.TextIOWrapper.seek
# tell() after each character: seek() to it goes on with the same text.
import io

text = 'año\r\n€ 😀\nx\ry\r\n'
for encoding in ('utf-8', 'utf-16', 'utf-8-sig', 'utf-32-be'):
    for newline in (None, '', '\n'):
        for chunk in (2, 7, 8192):
            r = io.TextIOWrapper(io.BytesIO(text.encode(encoding)), encoding, newline=newline)
            r._CHUNK_SIZE = chunk
            places, rests = [], []
            while True:
                places.append(r.tell())
                if not r.read(1):
                    break
            for place in places:
                r.seek(place)
                rests.append(r.read())
            good = all(a[1:] == b for a, b in zip(rests, rests[1:-1]))
            print(encoding, repr(newline), chunk, good, len(rests[0]), places[:3], sorted(rests, key=len)[::-1] == rests)

r = io.TextIOWrapper(io.BytesIO(b'one\ntwo\n'))
print(next(r))
for call in (lambda: r.tell(), lambda: r.seek(1, 1), lambda: r.seek(-1, 2), lambda: r.seek(-1), lambda: r.seek(0, 9)):
    try:
        call()
    except (OSError, ValueError) as e:
        print(type(e).__name__, e)
print(r.seek(0, 2), r.tell(), r.seek(0), r.read(), r.seek(0, 1))
w = io.TextIOWrapper(io.BytesIO(), 'utf-16')
w.write('ab')
print(w.tell(), w.write('c'), w.seek(0, 2), w.write('d'), w.flush(), w.buffer.getvalue()[2:])
print(w.truncate(4), w.buffer.getvalue()[2:])
