# index: struct.pack, struct.unpack, struct.calcsize, struct.error
import struct


def bmp(width, height, pixel):
    """A picture of 24 bits per pixel as a BMP file."""
    row_size = (width * 3 + 3) // 4 * 4
    rows = b"".join(b"".join(struct.pack("BBB", *reversed(pixel(x, y))) for x in range(width)).ljust(row_size, b"\0") for y in reversed(range(height)))
    offset = 14 + 40
    return struct.pack("<2sIHHI", b"BM", offset + len(rows), 0, 0, offset) + struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, len(rows), 2835, 2835, 0, 0) + rows


data = bmp(3, 2, lambda x, y: (x * 100, y * 200, 7))
print(len(data), data[:14].hex(), data[-12:].hex())
width, height, planes, bits = struct.unpack_from("<iiHH", data, 18)
print(width, height, planes, bits, struct.unpack("<I", data[2:6]))
print(struct.pack("<hxxi?", -2, 7, []), struct.pack("@bi", 1, 2)[:1], struct.calcsize("bi"), struct.calcsize("=bi"), struct.calcsize("bi0q") % 8, struct.pack("4s3p", b"abcdef", b"xyz"))
print(struct.pack(">e", 1.5), struct.unpack(">f", struct.pack(">f", 0.1)), struct.pack("<d", float("-inf")).hex(), struct.unpack("<q", b"\xff" * 8), struct.unpack("<Q", b"\xff" * 8))
print(struct.pack("0s", b"a"), struct.pack("c", b"z"), struct.pack("<  h  h ", 1, 2), struct.pack("3h", 1, 2, 3) == struct.pack("hhh", 1, 2, 3), struct.unpack("s2x", b"abc"), struct.unpack("5p", b"\x09abcd"))
for call in (lambda: struct.pack("b", 128), lambda: struct.pack("H", -1), lambda: struct.pack("i", 1.0), lambda: struct.pack("ii", 1), lambda: struct.pack("z", 1), lambda: struct.pack("s", "a"), lambda: struct.pack("f", "x"),
             lambda: struct.unpack("i", b"abc"), lambda: struct.pack("c", b"ab"), lambda: struct.calcsize("99999999999999999999i"), lambda: struct.pack("<n", 1), lambda: struct.pack("f", 1e300), lambda: struct.pack("q", 2 ** 63),
             lambda: struct.unpack_from("i", b"abcdef", 4), lambda: struct.unpack_from("i", b"abcdef", -9), lambda: struct.pack_into("i", bytearray(3), 0, 1), lambda: struct.pack_into("b", b"ro", 0, 1),
             lambda: struct.iter_unpack("i", b"abcde"), lambda: struct.iter_unpack("", b""), lambda: struct.pack("e", 70000.0), lambda: struct.pack_into("b", bytearray(3)), lambda: struct.pack("2", 1)):
    try:
        print(call())
    except (struct.error, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
