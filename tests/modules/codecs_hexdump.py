# index: bytes.hex, codecs.encode, str.translate, memoryview, format specs
import codecs
import io


def dump(data, width=16):
    """Offset, bytes in base 16, and what of them is text."""
    for at in range(0, len(data), width):
        row = data[at:at + width]
        text = "".join(chr(b) if 32 <= b < 127 else "." for b in row)
        yield f"{at:06x}  {row.hex(' ', 1):<{width * 3 - 1}}  |{text}|"


def undump(text):
    return bytes.fromhex("".join(line.split("  ")[1] for line in text.splitlines()))


data = "Grüße, 世界!\n\0\x7f".encode() + bytes(range(250, 256))
text = "\n".join(dump(data))
print(text)
print(undump(text) == data, "\n".join(dump(b"")) == "", next(dump(memoryview(data)[3:].tobytes(), 4)))
print(data.hex()[:8], data.hex("-", 4)[-8:], data.hex(":", -4)[:9], bytes.fromhex(" 0a 0B"), bytearray.fromhex("ff"), codecs.encode(b"ab", "hex"), codecs.decode("6162", "hex"), int.from_bytes(data[:4]).to_bytes(4) == data[:4])
print(b"%s|%d|%5.1f|%x|%c|%b" % (b"ab", 5, 2.5, 255, 65, b"z"), b"a,b".split(b","), b"ab".translate(bytes.maketrans(b"a", b"x"), b"b"), b"abc".removeprefix(b"a"), b"aXbX".replace(b"X", b"--", 1), b"  x ".strip(), b"title case".title(), b"x".center(5, b"*"), b"ab\ncd".splitlines(), b"ab" in b"cab", 97 in b"a", b"abc"[1], b"abc"[::-1], b"a" * 3, b"b" > b"a")
out = io.BytesIO()
for line in codecs.iterencode(["αβ", "γ"], "utf-16-le"):
    out.write(line)
print(out.getvalue().decode("utf-16-le"), "é".encode("cp437"), b"\x82".decode("cp850"), "ж".encode("koi8-r"), "€".encode("cp1252"), "ÿ".encode("mac-roman"))
for call in (lambda: bytes.fromhex("abc"), lambda: bytes.fromhex("zz"), lambda: b"a".hex(""), lambda: b"a".hex(5), lambda: b"a" + "b", lambda: b"%d" % b"x", lambda: bytes(-1), lambda: bytes([256]), lambda: bytes("x"), lambda: bytearray(b"a").append(300), lambda: b"abc".index(b"z"), lambda: b"a".join(["b"]), lambda: b"a".translate(b"short"), lambda: bytes.maketrans(b"a", b"bc"), lambda: bytes.fromhex("é"), lambda: b"\xff".decode(), lambda: b"a".split(b""), lambda: codecs.decode(b"xyz", "hex")):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
