# index: int, bin, oct, hex
# Text to int and back: bases, prefixes, signs, underscores, digits of other scripts.

for text, base in [("12", 10), (" -0x1F ", 0), ("0b1_0", 0), ("0o17", 0), ("z", 36), ("0x_f", 16), ("00", 0), ("ff", 16),
                   ("\u0661\u0662", 10), ("\uff11\uff12", 10), ("+7", 10), ("1_000", 10), ("1" * 60, 2), ("Zz", 36)]:
    print(repr(text), base, int(text, base))

for text, base in [("", 10), ("1__0", 10), ("_1", 10), ("1_", 10), ("07", 0), ("0b2", 0), ("12", 2), ("- 1", 10), ("0x", 16),
                   ("1 2", 10), ("\u00bd", 10), ("1.0", 10), ("9", 9), ("12", 1), ("12", 37)]:
    try:
        print(int(text, base))
    except ValueError as error:
        print(error)

for n in (0, -1, 255, -(10**20), 2**200 - 1, 3**150):
    print(n, bin(n), oct(n), hex(n))
    assert int(str(n)) == int(hex(n), 16) == int(bin(n), 0) == n

for bad in (None, [], 1j, object):
    try:
        int(bad)
    except TypeError as error:
        print(error)

print(int(b"12"), int(bytearray(b"-7"), 8), int(3.99), int(-3.99), int(True), int())
print(len(str(7**5000)), str(7**5000)[:20], int("9" * 4300) % 1000007)
try:
    int("9" * 4301)
except ValueError as error:
    print(error)
