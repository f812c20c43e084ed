# index: struct
# skip-if: m32
# Sizes, alignment and byte orders of formats, and what is wrong with one.  The native ones are those of 64 bits.
import struct

for format in ['b', 'bh', 'bi', 'bq', 'bd', 'hb', '0i', 'b0i', 'b0q', 'xi', '3xb', '10s', 'bP', 'bn', '2h3i', '', ' b h ', 'bhilq', 'c?e']:
    row = []
    for order in '@=<>!':
        try:
            row.append(struct.calcsize(order + format))
        except struct.error as e:
            row.append(str(e))
    print(repr(format), row)
for format in ['z', '3', 'i3', '<P', '>n', '!N', '\0', '9999999999999999999999i', '<<i', 'i<', '-1i', 'é', 5, None, ['i']]:
    try:
        print(format, struct.calcsize(format))
    except (struct.error, TypeError, UnicodeError) as e:
        print(repr(format), type(e).__name__)
print(struct.pack('<hi', 1, -2), struct.pack('>hi', 1, -2), struct.pack('!H', 258), struct.pack('=H', 258) == struct.pack('H', 258))
print(struct.pack(b'>2h', 1, 2), struct.calcsize(b'<q'), struct.unpack('>bxh', b'\x01\xff\x00\x02'), struct.pack('>bxh', 1, 2))
