# index: int, float, complex, format
# Formatting of numbers by format() and f-strings.

for spec in ["", "d", "5d", "<8", "^8", "08", "+", " ", ",", "_", "x", "#x", "#010b", "o", "X", "_b", "c", "e", ".2f", "%", "n", "=+9", "*>9,"]:
    print(repr(spec), [format(n, spec) for n in (65, 1234)], format(1000000, spec) if spec != "c" else "")

for spec in ["", ".3", ".3f", ".0f", "e", ".2e", "g", ".10g", "#.3g", "%", ".1%", ",.2f", "_.1f", "+.1f", "010.2f", "^12.3f", "G", "F", "n"]:
    print(repr(spec), [format(x, spec) for x in (3.14159, -1234567.891, 1e-10, 0.5, float("inf"), 1e22)])

print(f"{10**30:,} {-(2**70):_x} {2**100:#x} {0:+d} {-5:05} {True:d} {12345.6789:12,.1f}|{-0.0:z.1f}|")
print(f"{1 + 2j:.1f} {1j:+} {-1.5 - 2j:>14} {3 + 0j:e}")
print(format(2.5, ".0f"), format(3.5, ".0f"), format(0.125, ".2f"), format(1e300, ".3f")[:10], format(123.456, ".50f"))

for value, spec in [(5, "y"), (5, ".2d"), (1.5, "d"), (1.5, "x"), (5, "+c"), (-1, "c"), (1j, "="), (5, ",x"), (1.5, ",_"), ("a", "d"), (1j, "x")]:
    try:
        print(format(value, spec))
    except (ValueError, OverflowError) as error:
        print(type(error).__name__, error)
print("%d %5.2f %x %o %e %g %i %+d %05d %s %r" % (42, 3.14159, 255, 8, 12345.678, 0.0001, 7.9, 5, -42, 10**20, 0.1))
