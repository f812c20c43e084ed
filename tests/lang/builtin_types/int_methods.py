# index: int, int.to_bytes, int.from_bytes, int.bit_count, int.as_integer_ratio, unary operators, power operator, shifts
# The methods and operators of ints at their edges.
print([n.bit_length() for n in (0, 1, -1, 255, 256, -256, 2 ** 64)], [n.bit_count() for n in (0, -1, 255, -2 ** 70 + 1)], (-7).as_integer_ratio(), True.as_integer_ratio(), (5).is_integer(), (5).conjugate(), (5).numerator, (5).denominator, (5).real, (5).imag, True.real is 1, (0).__bool__())
for f in (lambda: (255).to_bytes(), lambda: (256).to_bytes(), lambda: (-1).to_bytes(), lambda: (-1).to_bytes(2, signed=True), lambda: (258).to_bytes(2, "little"), lambda: (0).to_bytes(0, "big"), lambda: (1).to_bytes(0, "big"), lambda: (128).to_bytes(1, signed=True), lambda: (-129).to_bytes(1, signed=True), lambda: (1).to_bytes(-1), lambda: (1).to_bytes(2, "middle"), lambda: (1).to_bytes("x"), lambda: (2 ** 64).to_bytes(9, "little"), lambda: True.to_bytes(),
          lambda: int.from_bytes(b"\xff\x00", "little", signed=True), lambda: int.from_bytes(b""), lambda: int.from_bytes([1, 2]), lambda: int.from_bytes(b"\x80", signed=True), lambda: int.from_bytes("ab"), lambda: int.from_bytes([256]), lambda: int.from_bytes(b"a", "x"), lambda: bool.from_bytes(b"\0"), lambda: int.from_bytes(memoryview(b"\1\2")[::-1]), lambda: int.from_bytes(5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(-2 ** 2, (-2) ** 2, 2 ** -1, 2 ** 3 ** 2, -2 ** -2, ~5, ~-1, - -5, +True, -True, ~1, not 5, 7 // -2, 7 % -2, -7 // 2, -7 % 2, 1 << 70, -1 << 3, -5 >> 1, 5 >> 100, -5 >> 100, 2 ** 100 >> 98, 6 & -4, 6 | -8, 6 ^ -1, -2 ** 70 & 0xFF, 5 .__add__(3), (5).__rsub__(3), (5).__truediv__(2), (7).__divmod__(2), (2).__pow__(3, 5), (5).__lt__(6), (5).__eq__(5.0), (5).__hash__(), (3).__index__(), (3).__round__(-1), (3).__trunc__(), (3).__floor__(), (3).__ceil__(), (5).__rpow__(2))
for args in (("0x1F", 16), ("0b101", 0), ("0o17", 0), ("z", 36), (" 12 ", 10), ("1_000",), ("٣٤",), (b"12",), (bytearray(b"7f"), 16), ("-0x1f", 0), ("+5",), ("010", 10), ("010", 0), ("", 10), ("_1",), ("1__0",), ("0x", 16), ("12", 1), ("12", 37), ("12", -1), ("9", 8), (5, 10), (1.5, 10), ("5", 1.5), ("5", None), (None,), ([],), ("1e5",), ("0b12", 0), ("\u00a05\u2003",), ("1 2",), ("1\0",), (b"\xff",), ("--1",), ("0_0", 0), ("00", 0), ("01", 0), ("0x_f", 16), ("1" * 20, 2), ("½",)):
    try:
        print(args, int(*args))
    except (ValueError, TypeError) as e:
        print(args, type(e).__name__, e)


class I(int):
    def __add__(self, other): return "add"
    def __repr__(self): return "I"
    __str__ = int.__repr__


i = I(7)
print(i + 1, 1 + i, i - 1, type(i * 1).__name__, [i], str(i), "%d %s %r" % (i, i, i), f"{i} {i:03}", int(i) is not i, type(int(i)).__name__, type(+i).__name__, type(i // 1).__name__, i == 7, hash(i) == 7, {7: "seven"}[i], (1, 2, 3, 4, 5, 6, 7, 8)[i], range(i)[-1], I("11", 2) == 3, type(I.from_bytes(b"\1")).__name__, type(i.conjugate()).__name__, bool(I(0)))
