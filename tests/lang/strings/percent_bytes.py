# index: percent formatting, bytes, bytearray, __bytes__, TypeError, ValueError
# bytes % takes numbers, bytes-like objects and reprs, but no text.
class Own:
    def __bytes__(self):
        return b"own"

    def __repr__(self):
        return "répr"

    def __str__(self):
        return "never"


print(b"%d %5d|%-5d|%05d|%+d|%x|%#X|%o" % (1, 2, 3, -4, 5, 255, 255, 8), b"%.2f|%8.3e|%g" % (1.005, 12345.678, 1e-5))
print(b"%s %b %s %s" % (b"a", bytearray(b"b"), memoryview(b"cd")[1:], Own()), b"%a %r %a" % (Own(), "é", "é"), b"%5s|%-5b|%.2s" % (b"ab", b"cd", b"xyz"), b"%.3a" % "long")
print(b"%c%c%c" % (65, b"B", bytearray(b"C")), b"%%", b"%%" % (), b"%(k)s %(n)d" % {b"k": b"v", b"n": 5}, b"%(a(b))s" % {b"a(b)": b"nested"}, b"%*d|%.*f" % (4, 1, 1, 2.55))
x = bytearray(b"%d-%s")
y = x % (1, b"z")
print(y, type(y).__name__, type(b"" % ()).__name__, b"no args" % {}, b"%s" % (memoryview(b"12")[::-1].tobytes(),))
x %= (2, b"q")
print(x, type(x).__name__)
for text, value in ((b"%s", "text"), (b"%b", "text"), (b"%b", 5), (b"%s", None), (b"%c", 256), (b"%c", -1), (b"%c", "a"), (b"%c", b"ab"), (b"%c", 1.5), (b"%d", "1"), (b"%d", b"1"), (b"%x", 1.5), (b"%i", 1j), (b"%f", b"1"), (b"%y", 1), (b"%", ()), (b"%d %d", 1),
                    (b"%d", (1, 2)), (b"x", 1), (b"%(a)d", {b"b": 1}), (b"%(a)d", {"a": 1}), (b"%(a)d", (1,)), (b"%(a", {}), (b"%*d", (b"4", 1)), (b"%.*d", (1.5, 1)), (b"%u", 3), (b"%5%|", ()), (b"%ld", 3), (b"%-+5d|", 3), (b"% d", 7), (b"%s", [1])):
    try:
        print(text, "=", text % value)
    except Exception as e:
        print(text, "->", type(e).__name__, e)
try:
    "%s" % b"x" + b"%s" % b"x"
except TypeError as e:
    print(e)
