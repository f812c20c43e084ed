# index: binascii, struct
import binascii
import struct

for data in b'', b'a', b'ab', b'abc', bytes(range(256)):
    text = binascii.b2a_base64(data, newline=False)
    print(text, binascii.a2b_base64(text) == data, binascii.crc32(data), binascii.crc_hqx(data, 0))
for bad in b'abc', b'a', b'ab=c':
    try:
        print(binascii.a2b_base64(bad))
    except binascii.Error as e:
        print(type(e).__name__, e)
for format, values in (('<hIq', (1, 2, -3)), ('>4sp?', (b'ab', b'', True)), ('@bi', (1, 2)), ('<efd', (1.5, 0.25, -1e9))):
    data = struct.pack(format, *values)
    print(format, struct.calcsize(format), data, struct.unpack(format, data))
for format, value in (('b', 200), ('h', -40000), ('I', -1), ('c', b'xy')):
    try:
        struct.pack(format, value)
    except struct.error as e:
        print(format, type(e).__name__)
