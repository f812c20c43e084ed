# index: format specs, format, int, bool
# Format specifications of ints: sign, base, grouping, padding, and the ways of floats.
n = -1234567
for spec in ("", "d", "+", " ", "b", "o", "x", "X", "c", "n", "e", "f", "g", "%", "#x", "#X", "#o", "#b", "#d", ",", "_", "_x", "_b", "#_x", "012,", "012_d", "+,", "=15", "*=15,", "<15", "^15", ">15", "015", "#015x", "0=+15",
             "z", "zf", ".2f", ",.3f", "_.0f", "012.1f", ".3%", ".2e", "E", "G", "#g", ".3g", ".0e", "+.1e", "1,", "0,", "010,d", "016_x", "x<#12x", "é=12"):
    try:
        print(repr(spec), repr(format(n, spec)), repr(format(5, spec)))
    except (ValueError, OverflowError) as e:
        print(repr(spec), type(e).__name__, e)
print(format(True), format(True, "d"), format(True, "5"), format(False, "x"), f"{10 ** 25:,}", f"{-10 ** 20:_x}", f"{2 ** 70:#_b}"[:20])
for value, spec in ((65, "c"), (0x1F600, "c"), (65, ">3c"), (-1, "c"), (0x110000, "c"), (65, "+c"), (65, "#c"), (65, ",c"), (65, ".1c"), (5, ".1"), (5, ".1d"), (5, ",x"), (5, ",b"), (5, ",n"), (5, "_n"), (5, ",_"), (5, "_,"), (5, ",,"),
                    (5, "s"), (5, "r"), (5, "dd"), (5, "5d5"), (5, "=="), (5, "<0"), (5, "00000"), (5, "d "), (10 ** 400, "f"), (10 ** 400, "e"), (10 ** 400, ".3g"), (5, "99999999999999999999"), (5, "\0")):
    try:
        print(repr(spec), ascii(format(value, spec)))
    except (ValueError, OverflowError) as e:
        print(repr(spec), type(e).__name__, e)
print("%d %i %u %x %X %#x %o %#o %c %c %5d|%-5d|%05d|%+d|% d|%.3d|%8.5d|%-8.3x|%s %r %a" % (n, 1.9, True, 255, 255, 255, 8, 8, 65, "é", 7, 7, -7, 7, 7, 7, -7, 10, n, n, n))
for text, value in (("%d", "1"), ("%d", None), ("%x", 1.5), ("%c", 1.5), ("%c", "ab"), ("%c", -1), ("%i", 1j), ("%d", []), ("%o", "a"), ("%X", 1.0), ("%y", 1), ("%", 1), ("%d %d", 1), ("%d", (1, 2)), ("%(a)d", {"b": 1}), ("%(a)d", 1), ("%(a", {}), ("%*d", (5, 3)), ("%.*d", ("x", 3)),
                    ("%*d", (1.5, 3)), ("%-*d|", (4, 3)), ("%(a)*d", {"a": 1}), ("%l", 1), ("%ld", 5), ("%hd", 5), ("%#d", 5), ("%5%|", ()), ("%d%%", 50), ("%s", ()), ("%s", ((),)), ("%d", float("inf")), ("%d", float("nan"))):
    try:
        print(text, "=", text % value)
    except Exception as e:
        print(text, "->", type(e).__name__, e)
