# index: struct.Struct, struct.pack_into, struct.unpack_from, memoryview.cast
import struct
from collections import namedtuple

HEADER = struct.Struct(">2sBBHI")
Header = namedtuple("Header", "magic version kind length sequence")


def checksum(data):
    total = sum(struct.unpack(f">{len(data) // 2}H", data[:len(data) & ~1])) + (data[-1] << 8 if len(data) % 2 else 0)
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def encode(kind, sequence, payload):
    packet = bytearray(HEADER.size + len(payload) + 2)
    HEADER.pack_into(packet, 0, b"BP", 1, kind, len(payload), sequence)
    packet[HEADER.size:-2] = payload
    struct.pack_into(">H", packet, len(packet) - 2, checksum(packet[:-2]))
    return bytes(packet)


def decode(stream):
    view, at = memoryview(stream), 0
    while at < len(view):
        header = Header._make(HEADER.unpack_from(view, at))
        if header.magic != b"BP":
            raise ValueError(f"bad magic {header.magic!r} at {at}")
        end = at + HEADER.size + header.length
        [sent] = struct.unpack_from("!H", view, end)
        yield header.kind, header.sequence, view[at + HEADER.size:end].tobytes(), sent == checksum(view[at:end].tobytes())
        at = end + 2


stream = b"".join(encode(k, n, p) for n, (k, p) in enumerate([(1, b"hello"), (2, b""), (7, bytes(range(8)))], 1000))
print(stream.hex(" ", 4))
print(*decode(stream), sep="\n")
damaged = bytearray(stream)
damaged[12] ^= 1
print([ok for *_, ok in decode(damaged)], HEADER.size, HEADER.format, repr(HEADER))
for broken in (b"XX" + stream[2:], stream[:-3], stream[:5]):
    try:
        list(decode(broken))
    except (ValueError, struct.error) as e:
        print(type(e).__name__, e)
points = b"".join(struct.pack("<hhf", x, -x, x / 2) for x in range(3))
print(list(struct.iter_unpack("<hhf", points)), memoryview(points).cast("h")[:2].tolist(), struct.calcsize("<hhf"), memoryview(points)[4:8].cast("f")[0])
