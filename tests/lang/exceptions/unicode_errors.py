# index: UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError, UnicodeError, str, bytes
# The fields and texts of Unicode errors, made by codecs and by hand.
for f in (lambda: "aé€".encode("ascii"), lambda: "é\U0001F600".encode("latin-1"), lambda: "\ud800".encode(), lambda: "a\udc80b".encode("utf-16"), lambda: b"a\xffb".decode(), lambda: b"\xe2\x82".decode(), lambda: b"\xc0\x80".decode(), lambda: b"\xed\xa0\x80".decode("utf-8"),
          lambda: b"\xf0\x9f\x98".decode(), lambda: b"\x80".decode("ascii"), lambda: b"a".decode("utf-16"), lambda: b"\x00\xd8".decode("utf-16-le"), lambda: b"abc".decode("utf-32"), lambda: b"\xff\xff\xff\xff".decode("utf-32-le"), lambda: b"\\x4".decode("unicode_escape"), lambda: b"\\N{x".decode("unicode_escape"),
          lambda: "é".encode("cp1252").decode("ascii"), lambda: "€".encode("iso-8859-1"), lambda: b"\x81".decode("cp1252"), lambda: "\x80\x81\x82".encode("ascii", "strict")):
    try:
        print(ascii(f()))
    except UnicodeError as e:
        print(type(e).__name__, e.encoding, e.start, e.end, e.reason, ascii(e.object), "|", ascii(str(e)))
e = UnicodeDecodeError("enc", b"abcdef", 2, 4, "why")
print(e, e.args)
e.start, e.end, e.reason = 1, 2, "because"
print(e)
e.object = b"xyz"
e.start = 10
print(e)
e.end = -5
print(e)
e = UnicodeEncodeError("enc", "añb\U0001F600", 1, 2, "why")
print(ascii(str(e)))
e.start, e.end = 3, 4
print(ascii(str(e)))
e.encoding = "other"
print(ascii(str(e)), UnicodeTranslateError("text", 0, 1, "no"), UnicodeTranslateError("text", 0, 3, "no"))
for make in (lambda: UnicodeDecodeError(), lambda: UnicodeDecodeError("a", "text", 0, 1, "r"), lambda: UnicodeEncodeError("a", b"bytes", 0, 1, "r"), lambda: UnicodeDecodeError("a", b"", "0", 1, "r"), lambda: UnicodeDecodeError(1, b"", 0, 1, "r"), lambda: UnicodeTranslateError("a", 0, 1),
             lambda: UnicodeDecodeError("a", bytearray(b"ab"), 0, 1, "r"), lambda: UnicodeError("any", "thing"), lambda: UnicodeDecodeError("a", b"b", 0, 1, 5)):
    try:
        print(repr(make()))
    except TypeError as error:
        print(error)
