# index: bytes
b = b"the quick brown fox"
print(b[0], b[-1], b[4:9], b[::-1], list(b[:3]), len(b), b"quick" in b, 113 in b, b"zz" in b, b + b"!", b"ab" * 3)
print(b.find(b"q"), b.find(113), b.rfind(b"o"), b.count(b"o"), b.count(b""), b.index(b"fox"), b.startswith((b"x", b"the")), b.endswith(b"x"))
print(b.split(), b.split(b"o"), b.split(None, 1), b.rsplit(b" ", 1), b.partition(b" "), b.rpartition(b"zz"))
print(b.replace(b"o", b"00"), b.replace(b"", b".", 2), b.title(), b.upper(), b.capitalize(), b"aB\xe9".swapcase())
print(b"--x-".strip(b"-"), b" \t x\n".strip() + b"|", b"x".center(5, b"*"), b"x".ljust(3) + b"|", b"-7".zfill(5), b"a\tb".expandtabs(4))
print(b"abc".translate(bytes.maketrans(b"ab", b"xy"), b"c"), b"abc".translate(None, b"b"), b"pre_x".removeprefix(b"pre_"), b"x.y".removesuffix(b".y"))
print(b"a\nb\r\nc\x0bd".splitlines(), b"a\n".splitlines(True), b",".join([b"a", bytearray(b"b"), memoryview(b"c")]))
print(b"12".isdigit(), b"ab".isalpha(), b"a1".isalnum(), b" \n".isspace(), b"Ab".istitle(), b"AB".isupper(), b"\xe9".isascii())
print(bytes(3), bytes([1, 2, 255]), bytes("é", "utf8"), bytes(b"x"), bytes(memoryview(b"abc")[::-1]), bytes(range(5)), bytes())
print(bytes.fromhex("00 ff 7F"), b"\x00\xab\xff".hex(), b"abcdef".hex("-", 2), b"abcde".hex(":", -2), repr(b"'\"\\\n\x00\xff"), b"it's")
print(b"a" < b"b", b"a" == "a", b"abc" == bytearray(b"abc"), hash(b"abc") == hash(bytes([97, 98, 99])), b"" < b"\x00", {b"k": 1}[b"k"])


class Custom:
    def __bytes__(self):
        return b"custom"


print(bytes(Custom()), b"\xe2\x82\xac".decode() == "€", b"\xff".decode("latin-1") == "ÿ", str(b"abc", "ascii"), bytes(iter([65, 66])))
for make in (lambda: bytes([256]), lambda: bytes(-1), lambda: bytes("a"), lambda: bytes(1.5), lambda: b"a" + "a", lambda: b"a"[5], lambda: b"".index(b"x"),
             lambda: bytes.fromhex("4"), lambda: b"a".split(b""), lambda: 256 in b"a", lambda: b"a".join(["x"]), lambda: b"a" < "a", lambda: b"x" * b"y"):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__)
