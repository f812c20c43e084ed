# index: str, bytes, percent formatting
values = (5, -5, 0, 10**20, 3.7, True, "abc", "é", b"x", (1,), (1, 2), {"a": 1}, [1], None)
for f in ("%d", "%5d|", "%-5d|", "%05d", "%+d", "% d", "%x", "%#x", "%#o", "%X", "%08x", "%#010x", "%.5d", "%8.5d", "%-8.5d|", "%s", "%10s",
          "%-10s|", "%.1s|", "%r", "%a", "%c", "%e", "%f", "%.2f", "%g", "%010.3f", "%+.1e", "%G", "%ld", "%z", "%"):
    row = []
    for v in values:
        try:
            row.append(ascii(f % v))
        except Exception as e:
            row.append(type(e).__name__)
    print(f, row)
print("%(a)s-%(b)05d %%" % {"a": "x", "b": 3}, "%s %s" % ("a", "b"), "%*d|%-*d|%.*f" % (5, 3, 5, 3, 2, 1.239))
print(b"%d %s %b %a %c%c %5.1f %x" % (5, b"ab", bytearray(b"q"), "é", 65, b"B", 2.25, 255), b"%(k)s" % {b"k": b"v"})
for f, v in (("%d", "x"), ("%s %s", ("a",)), ("%s", (1, 2)), ("%(a)s", 1), ("abc", 1), ("%c", 0x110000), ("%c", "ab"), ("%*d", ("a", 1)),
             ("%d %d", 1), ("%(a", {}), (b"%s", "a"), (b"%c", 256), (b"%d", "1")):
    try:
        print(f % v)
    except Exception as e:
        print(f, type(e).__name__)
s = "%s"
s %= "in place"
print(s, "%s" % {1: 2}, "%s" % [1, 2], "%s" % ((1, 2),), "a" % {}, "%s%%" % 5)
