# index: struct
# Strings of fixed length, Pascal strings, single bytes, padding.
import struct

for format, value in [('3s', b'ab'), ('3s', b'abcd'), ('s', b''), ('0s', b'x'), ('5p', b'ab'), ('5p', b'abcdefgh'), ('p', b'ab'), ('c', b'x'), ('3s', bytearray(b'xyz')),
                      ('300p', b'q' * 299), ('1p', b'')]:
    packed = struct.pack(format, value)
    print(format, packed[:12], len(packed), [v[:6] for v in struct.unpack(format, packed)])
print(struct.unpack('4p', b'\x09abc'), struct.unpack('3c', b'abc'), struct.pack('2x3s2x', b'abc'), struct.unpack('2x3s2x', b'..abc..'), struct.unpack('3x', b'abc'))
for format, value in [('s', 'a'), ('p', 'a'), ('c', 'a'), ('c', b'ab'), ('c', b''), ('c', 97), ('4s', None), ('s', memoryview(b'a')), ('c', bytearray(b'a'))]:
    try:
        print(struct.pack(format, value))
    except struct.error as e:
        print(format, repr(value)[:12], e)
print(struct.pack('<2s h', b'ab', 1), struct.pack('2s', b'ab'), struct.unpack('>4sH2s', b'RIFF\x00\x10ab'))
