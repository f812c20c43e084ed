# index: struct
# Half, single and double precision: rounding, overflow, infinities, subnormal numbers.
import math
import struct

for x in [0.0, -0.0, 1.0, -1.5, 65504.0, 2 ** -24, 2 ** -25, 2 ** -14, 1 / 3, 1e-8, 6.1e-5, 0.1, math.inf, -math.inf, 1e30, 3.4028234e38, 1e-45, 5e-324, 1e300, 2049.0, 65519.9, 65520.0]:
    row = []
    for code in 'efd':
        try:
            p = struct.pack('>' + code, x)
            row.append((p.hex(), struct.unpack('>' + code, p)[0]))
        except OverflowError as e:
            row.append(str(e))
    print(x, row)
print([struct.unpack('<' + c, struct.pack('<' + c, math.nan))[0] for c in 'efd'], struct.unpack('<e', b'\x01\x00'), struct.unpack('<e', b'\xff\x7b'))
for bits in range(0, 0x7c00, 97):
    p = bits.to_bytes(2, 'big')
    if struct.pack('>e', struct.unpack('>e', p)[0]) != p:
        print('half', hex(bits))

class Real:
    def __float__(self):
        return 2.5

print(struct.pack('<d', Real()), struct.pack('<f', 7), struct.pack('>d', True))
for value in ['1', None, 1j]:
    try:
        struct.pack('<d', value)
    except struct.error as e:
        print(e)
