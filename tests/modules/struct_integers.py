# index: struct
# Integers of all widths at their limits, and beyond them.
import struct

for code, bits in [('b', 8), ('h', 16), ('i', 32), ('l', 32), ('q', 64)]:
    for order in '<>':
        low, high = -(1 << bits - 1), (1 << bits - 1) - 1
        for format, values in [(order + code, (low, -1, 0, 1, high)), (order + code.upper(), (0, 1, high, 2 * high + 1))]:
            packed = [struct.pack(format, v) for v in values]
            print(format, [p.hex() for p in packed], [struct.unpack(format, p)[0] for p in packed] == list(values))
        for format, v in [(order + code, high + 1), (order + code, low - 1), (order + code.upper(), -1), (order + code.upper(), 1 << bits), (order + code, 1 << 200)]:
            try:
                print(struct.pack(format, v))
            except struct.error:
                print(format, 'refuses', v)

class Index:
    def __index__(self):
        return 77

print(struct.pack('<bBh', Index(), True, Index()), struct.unpack('?', b'\x02'), struct.pack('3?', [], 'a', None))
for value in [1.0, '1', None, b'1', [1]]:
    try:
        struct.pack('<i', value)
    except struct.error as e:
        print(e)
