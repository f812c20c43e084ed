# index: int, int.to_bytes, int.from_bytes
# Ints as rows of bytes.

for n, size, signed in [(0, 0, False), (255, 1, False), (258, 3, False), (-1, 2, True), (-128, 1, True), (127, 1, True),
                        (2**64 - 1, 8, False), (-(2**63), 8, True), (10**30, 13, False), (-(10**30), 20, True)]:
    for order in ("big", "little"):
        data = n.to_bytes(size, order, signed=signed)
        print(n, order, data.hex())
        assert int.from_bytes(data, order, signed=signed) == n

for n, size, signed in [(256, 1, False), (-1, 4, False), (128, 1, True), (-129, 1, True), (1, 0, False), (1, -1, False)]:
    try:
        n.to_bytes(size, "big", signed=signed)
    except (OverflowError, ValueError) as error:
        print(type(error).__name__, error)

print((65).to_bytes(), int.from_bytes(b"AB"), int.from_bytes([1, 2, 3], "little"), int.from_bytes(bytearray(b"\xff"), signed=True))
print(int.from_bytes(b""), int.from_bytes(memoryview(b"\x01\x00"), byteorder="big"))


class Tag(int):
    pass


tag = Tag.from_bytes(b"\x07")
print(type(tag).__name__, tag, type(tag + 1).__name__, tag.to_bytes(2, "little"))
try:
    (1).to_bytes(1, "middle")
except ValueError as error:
    print(error)
