# index: codecs.open, codecs.BOM_UTF8, codecs.EncodedFile, codecs.getincrementaldecoder
# python: 3.14
# skip-if: threads
import codecs
import io
import os
import tempfile
import warnings

BOMS = [(codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")]


def read_any(data):
    """Text by its byte order mark, else UTF-8, else Latin-1."""
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return encoding, data.decode(encoding)
    for encoding in ("utf-8", "latin-1"):
        try:
            return encoding, data.decode(encoding)
        except UnicodeDecodeError as e:
            print("not", encoding, e.start, e.reason)


text = "naïve €"
for data in (text.encode("utf-8-sig"), text.encode("utf-16"), text.encode("utf-32"), codecs.BOM_UTF16_BE + text.encode("utf-16-be"), text.encode(), b"na\xefve"):
    print(*read_any(data))
decoder = codecs.getincrementaldecoder("utf-8")("replace")
print([decoder.decode(bytes([b])) for b in "é€🙂".encode() + b"\xe2\x82"], repr(decoder.decode(b"", True)), decoder.getstate())
encoder = codecs.getincrementalencoder("utf-16")()
print(encoder.encode("a"), encoder.encode("b"), encoder.reset(), encoder.encode("c"))
with tempfile.TemporaryDirectory() as d, warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    path = os.path.join(d, "t")
    with codecs.open(path, "w", "utf-16") as f:
        f.write("one\r\ntwo\n")
        f.writelines(["three", "é"])
    with codecs.open(path, encoding="utf-16") as f:
        print(f.readline(), f.readlines(), f.read(), f.encoding, type(f).__name__)
    with codecs.open(path, "rb") as f:
        print(f.read(4), [str(w.message) for w in caught])
recoded = codecs.EncodedFile(io.BytesIO("é€".encode()), "utf-16-le", "utf-8")
print(recoded.read(), codecs.decode("uryyb", "rot13"), codecs.encode(b"ab", "hex"), codecs.encode(b"hi", "base64"), codecs.decode(b"aGk=", "base64"), codecs.decode("a\\x41\\n", "unicode_escape"), "é\n".encode("unicode_escape"), "x\\".encode("raw_unicode_escape"))
print(codecs.charmap_build("abc"), codecs.charmap_decode(b"\0\1", "strict", "xy"), codecs.utf_8_decode(b"a\xc3"), codecs.utf_8_decode(b"a\xc3", "ignore", True), codecs.escape_decode(rb"\x41\t"), codecs.escape_encode(b"\n'"), codecs.ascii_encode("ab"))
