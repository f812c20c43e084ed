# index: codecs
import codecs

text = 'añ€😀'
for name in ('utf-8', 'utf-8-sig', 'utf-16', 'utf-16-be', 'utf-32', 'latin-1', 'cp1252'):
    sample = text if name.startswith('utf') else 'añ'
    data = sample.encode(name)
    decoder = codecs.getincrementaldecoder(name)()
    pieces = [decoder.decode(data[i:i + 1]) for i in range(len(data))]
    print(name, ascii(pieces), decoder.decode(b'', True) == '', decoder.getstate())
    encoder = codecs.getincrementalencoder(name)()
    print(name, [encoder.encode(c) for c in sample] == [encoder.reset() or encoder.encode(c) for c in sample],
          b''.join(codecs.iterencode(sample, name)) == data, ''.join(codecs.iterdecode([data[:3], data[3:]], name)) == sample)

decoder = codecs.getincrementaldecoder('utf-8')('replace')
print(ascii(decoder.decode(b'a\xe2\x82')), decoder.getstate(), ascii(decoder.decode(b'', True)))
decoder.setstate((b'\xe2\x82', 0))
print(ascii(decoder.decode(b'\xac')), decoder.getstate())
decoder.decode(b'\xf0')
decoder.reset()
print(decoder.getstate(), decoder.decode(b'x'))
strict = codecs.getincrementaldecoder('utf-8')()
strict.decode(b'\xe2')
try:
    strict.decode(b'', final=True)
except UnicodeDecodeError as e:
    print(e)
u = codecs.getincrementaldecoder('utf-16')()
print(u.getstate(), u.decode(b'\xfe\xff\0a'), u.getstate())
w = codecs.getincrementalencoder('utf-16-le')()
print(w.encode('ab'), w.getstate())


class Upper(codecs.BufferedIncrementalDecoder):
    """Takes two bytes at a time."""

    def _buffer_decode(self, input, errors, final):
        n = len(input) if final else len(input) & ~1
        return input[:n].decode().upper(), n


d = Upper()
print([d.decode(p) for p in (b'a', b'bc', b'd')], d.decode(b'e', True), d.getstate())
