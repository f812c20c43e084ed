# index: struct.Struct, struct.iter_unpack
# The class, buffers, and iterating.
import struct

s = struct.Struct('>hI')
data = s.pack(-2, 70000)
print(s.size, s.format, data, s.unpack(data), s.unpack_from(b'..' + data, 2), s.unpack_from(buffer=data), struct.Struct(b'<b').format)
buffer = bytearray(10)
s.pack_into(buffer, 1, 1, 2)
struct.pack_into('<H', buffer, -2, 0xabcd)
print(buffer, struct.unpack_from('<H', buffer, -2), s.unpack(memoryview(buffer)[1:7]))
print(list(struct.iter_unpack('<bH', b'\x01\x02\x00\x03\x04\x00')), list(s.iter_unpack(data * 3)), s.iter_unpack(data * 3).__length_hint__())
iterator = struct.iter_unpack('b', b'ab')
print(next(iterator), iterator.__length_hint__(), next(iterator), next(iterator, None), type(iterator).__name__)
for call in ["s.unpack(b'123')", "s.unpack_from(b'123')", "s.unpack_from(data, 1)", "s.unpack_from(data, -3)", "s.unpack_from(data, -9)", "s.pack(1)", "s.pack(1, 2, 3)",
             "s.pack_into(buffer, 6, 1, 2)", "s.pack_into(buffer, -3, 1, 2)", "s.pack_into(buffer, -99, 1, 2)", "struct.iter_unpack('<h', b'123')", "struct.iter_unpack('', b'')",
             "struct.unpack('<h', b'')", "struct.pack('<h')"]:
    try:
        print(eval(call))
    except struct.error as e:
        print(call, '|', e)
for call in ["s.unpack('ab')", "struct.pack()", "struct.Struct()", "struct.Struct(1)", "s.pack_into(b'1234567', 0, 1, 2)", "s.pack_into(buffer, 'x', 1, 2)"]:
    try:
        print(eval(call))
    except TypeError as e:
        print(call, 'TypeError')

class Pair(struct.Struct):
    def __init__(self, code):
        super().__init__('<2' + code)

p = Pair('h')
p.note = 'x'
print(p.pack(1, 2), p.size, p.note, isinstance(p, struct.Struct))
