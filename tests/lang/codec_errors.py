# index: str, bytes, UnicodeEncodeError
text = "aé€😀\ud800b"
for encoding in ("utf-8", "ascii", "latin-1", "utf-16-le", "utf-16-be", "utf-32-le", "unicode_escape", "raw_unicode_escape", "utf-8-sig"):
    for errors in ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogatepass", "surrogateescape"):
        try:
            print(encoding, errors, text.encode(encoding, errors))
        except UnicodeEncodeError as e:
            print(encoding, errors, e, e.start, e.end, e.encoding, e.reason)
for data in (b"\xff", b"a\xe2\x82z", b"\xe2\x82", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\x80", b"abc\x80\x81", b"\xef\xbb\xbfx"):
    for encoding in ("utf-8", "ascii", "latin-1", "utf-8-sig"):
        for errors in ("strict", "ignore", "replace", "backslashreplace", "surrogateescape", "surrogatepass"):
            try:
                print(data, encoding, errors, ascii(data.decode(encoding, errors)))
            except UnicodeDecodeError as e:
                print(data, encoding, errors, e, e.object, e.start, e.end)
for data, encoding in ((b"a\x00\x00", "utf-16-le"), (b"\x00\xd8", "utf-16-le"), (b"\xfe\xff\x00a", "utf-16"), (b"\xff\xfea\x00", "utf-16"),
                       (b"\x00\x00\x11\x00", "utf-32-le"), (b"\\x41\\u20ac\\n\\101\\q", "unicode_escape"), (b"\\x4", "unicode_escape"), (b"\\", "unicode_escape")):
    try:
        print(ascii(data.decode(encoding, "strict")))
    except UnicodeDecodeError as e:
        print(e.reason, e.start, e.end)
for encoding in ("utf8", "UTF_8", "U8", "latin1", "ISO-8859-1", "US-ASCII", "L1"):
    print(encoding, "é".encode(encoding, "replace"), ascii(b"\xe9".decode(encoding, "replace")))
try:
    "a".encode("no such")
except LookupError as e:
    print(e)
print(b"\x80abc\xff".decode("utf-8", "surrogateescape").encode("utf-8", "surrogateescape"))
