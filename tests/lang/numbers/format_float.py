# python: 3.14
# index: format specs, format, float, complex
# Format specifications of floats and complex numbers, negative zero, infinities and grouping of fractions included.
values = (0.0, -0.0, 1.5, -1234567.891, 1e-7, 1e22, 123456789012345680.0, float("inf"), float("-inf"), float("nan"), 0.5, 2.675, 5e-324)
for spec in ("", "g", "f", "e", "%", "n", ".0f", ".1f", ".3g", ".0g", ".0e", "#.0f", "#g", "#.3g", "G", "E", "F", "+", " ", "z", "z.1f", "+z.0f", ",", "_", ",.2f", "_.1e", "010", "+010.2f", "=12", "*^14", "<12g", ".12", ".17g", ".30f", "012,.1f", "z,.1f",
             ".6_f", ".7,", "_.8_f", ",.10,g", ".,", "._f", ".3_%"):
    try:
        print(spec, *[format(v, spec) for v in values], sep=" ")
    except ValueError as e:
        print(spec, "->", e)
for spec in ("d", "x", "c", "s", "b", ".f", "5.", "..", ",n", "_n", "1,,", "a", "r", "zz", "q", "F%", "0zf", "z0f", ".1_,f", "._,f", ".99999999999f", "é"):
    try:
        print(spec, format(1.5, spec))
    except (ValueError, OverflowError) as e:
        print(spec, "->", type(e).__name__, e)
for spec in ("", "g", ".2f", "+.1e", "20", "<20", "^20.1f", "#", ",.1f", "z", ".3", "e", "_", ".0f", "n", "z.1f", ".2_f"):
    print(spec, *[format(c, spec) for c in (1 + 2j, -0.0 - 0j, 1234.5 - 6789j, complex("inf-nanj"), 3j)])
for spec in ("=20", "020", "%", "d", "s", "0", "x", "é"):
    try:
        print(spec, format(1j, spec))
    except ValueError as e:
        print(spec, "->", e)
print("%f %.2f %e %E %g %G %8.3f|%-8.1f|%+.1f|% .1f|%08.2f|%#.0f|%.0f %s %r %.3s %5.1f%%" % (1.5, 2.675, 1e10, 1e-10, 1e10, 1e-10, 3.14159, 2.5, 1, 1, -1.5, 3, 2.5, 0.1, 1e16, 1.23456, 99.5))
for text, value in (("%f", "1"), ("%e", None), ("%g", 1j), ("%f", 10 ** 400), ("%.50f", 0.1), ("%.0e", 1.5), ("%5.f|", 2.5), ("%F", float("inf")), ("%05.1f", float("-inf")), ("%+f", float("nan"))):
    try:
        print(text, text % value)
    except (TypeError, OverflowError) as e:
        print(text, "->", type(e).__name__, e)
