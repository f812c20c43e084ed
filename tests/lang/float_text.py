# index: float, repr, hex
# Floats as text: the shortest digits that read back, and what float() takes.

for x in [0.1, 1 / 3, 1e15, 1e16, 123456789012345678.0, 1e22, 1e23, 0.0001, 0.00001, 5e-324, 2.2250738585072014e-308,
          1.7976931348623157e308, -0.0, 100.0, 9007199254740993.0, 2.0**70, 4.35, 1e-7]:
    assert float(repr(x)) == x and float.fromhex(x.hex()) == x
    print(repr(x), str(-x), x.hex(), x.as_integer_ratio()[1].bit_length())

for text in ["1_0.5_0", " 2.5\n", "+inf", "-Infinity", "nAn", "1e400", "-1e-400", ".5", "5.", "1E+3", "\u0663.\u0661\u0664", "0" * 50 + "7",
             "179769313486231580793e289", "2.4703282292062328e-324", "9007199254740992.5", "9007199254740993"]:
    print(repr(text[:30]), float(text))

for text in ["", " ", ".", "e5", "1e", "1__0", "_1", "1_", "1_.5", "0x1", "infinit", "1 2", "--1", "1.5j", "\u00bd"]:
    try:
        print(float(text))
    except ValueError as error:
        print(error)

for text in ["0x1.8p3", "-INF", "1.8", "0x.8p1", "0x1p-1074", "0x1.fffffffffffff8p0", "x", "0x", "0x1p5000"]:
    try:
        print(text, float.fromhex(text))
    except (ValueError, OverflowError) as error:
        print(text, type(error).__name__, error)
print(float(b"1.5"), float(True), float(10**22), float())
