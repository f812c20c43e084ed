# index: codecs.register, codecs.CodecInfo, codecs.register_error, codecs.IncrementalDecoder
# skip-if: threads
import codecs
import io


class Caesar(codecs.Codec):
    """Letters moved by three, everything else as Latin-1."""

    def encode(self, text, errors="strict"):
        return codecs.latin_1_encode(text.translate(self.turn(3)), errors)[0], len(text)

    def decode(self, data, errors="strict"):
        return bytes(data).decode("latin-1", errors).translate(self.turn(-3)), len(data)

    @staticmethod
    def turn(by):
        return {base + i: base + (i + by) % 26 for base in (65, 97) for i in range(26)}


class Encoder(Caesar, codecs.IncrementalEncoder):
    def encode(self, text, final=False):
        return Caesar.encode(self, text, self.errors)[0]


class Decoder(Caesar, codecs.IncrementalDecoder):
    def decode(self, data, final=False):
        return Caesar.decode(self, data, self.errors)[0]


class Writer(Caesar, codecs.StreamWriter):
    pass


class Reader(Caesar, codecs.StreamReader):
    pass


def search(name):
    if name == "caesar_3":
        return codecs.CodecInfo(Caesar().encode, Caesar().decode, Reader, Writer, Encoder, Decoder, name="caesar-3")


codecs.register(search)
print("Hello, World".encode("caesar-3"), b"Khoor".decode("Caesar 3"), codecs.lookup("CAESAR-3").name, codecs.encode("xyz", "caesar-3"), str(b"Dee", "caesar-3"))
f = io.TextIOWrapper(io.BytesIO(), "caesar-3")
f.write("abc\n"), f.flush(), f.seek(0)
print(f.buffer.getvalue(), f.read())
print(codecs.getwriter("caesar-3")(out := io.BytesIO()).write("end"), out.getvalue(), codecs.getreader("caesar-3")(io.BytesIO(b"dee\nf")).readlines())
print(list(codecs.iterencode(["ab", "c"], "caesar-3")), "".join(codecs.iterdecode([b"de", b"f"], "caesar-3")))


def html(error):
    if isinstance(error, UnicodeEncodeError):
        return "".join(f"&{ord(c):x};" for c in error.object[error.start:error.end]), error.end
    return "\N{REPLACEMENT CHARACTER}" * (error.end - error.start), error.start + 1


codecs.register_error("html", html)
print("a€ü€".encode("latin-1", "html"), b"ab\xff\xfec".decode("utf-8", "html"), codecs.lookup_error("html") is html, codecs.replace_errors(UnicodeEncodeError("x", "aé", 1, 2, "r")), codecs.backslashreplace_errors(UnicodeDecodeError("x", b"\xff", 0, 1, "r")))
codecs.unregister(search)
for call in (lambda: "x".encode("caesar-3"), lambda: codecs.lookup("no-such"), lambda: codecs.register(3), lambda: codecs.register_error("x", 3), lambda: "é".encode("ascii", "none-such"), lambda: codecs.lookup_error("none-such"), lambda: "é".encode("ascii", "html") + 1, lambda: b"x".decode("rot13"), lambda: codecs.decode(b"!", "hex"), lambda: codecs.strict_errors(ValueError("v")), lambda: codecs.ignore_errors(3)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
