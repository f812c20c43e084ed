# index: format specs, str.format, string.Formatter.vformat, percent formatting
import string


class Money:
    def __init__(self, cents, sign="€"):
        self.cents, self.sign = cents, sign

    def __format__(self, spec):
        plain = spec.endswith("p")
        text = f"{self.cents / 100:,.2f}" + ("" if plain else " " + self.sign)
        return format(text, spec.rstrip("p"))


rows = [("Tea", 3, Money(250)), ("Coffee beans", 12, Money(1_099_00)), ("Ünïcode", -1, Money(5, "$"))]
for name, count, price in rows:
    print("{0:<14.10}|{1:^+7d}|{2:>14}|{2:p}".format(name, count, price))
width, precision, fill = 12, 3, "*"
print(f"{3.14159:{fill}>{width}.{precision}f}", f"{'x':{fill}^{width}}", "{:{}{}{}}".format(255, "#", 10, "x"), "{:,}".format(-1234567.891), "{:_b}".format(1000), "{:e}".format(0), "{:g} {:g}".format(1e-5, 123456789), "{:n}".format(1234), "{:%}".format(0.256), "{:c}".format(9731), "{!a:>8}".format("é"), f"{-0.0:z.1f} {1e300 * 10:f} {float('nan'):06.1f}")
data = {"user": {"name": "ann", "langs": ["de", "fr"]}, "n": 5}
print("{user[name]!r} {user[langs][1]} {n:03d}".format(**data), "{0.real} {0.__class__.__name__}".format(7), "{}{{}}{}".format(1, 2), string.Formatter().vformat("{a} {0}", ("x",), {"a": 1}), "{0[-1]}".format({"-1": "key"}), "%(n)05.1f %(user)s" % {"n": 2, "user": "u"})
print(f"{data['n']=} {width + 1 = :>4} {precision!r:^5} {'nested ' + f'{n!s:>3}' if (n := 4) else ''}", f"{rows[0][2]:>10p}|{rows[2][2]}", f"{True:d} {1 + 2j:.1f} {b'x'!r:>6} {None!s:>6}", format(10 ** 30, ",d"), format(2 ** 70, "x"), format(12345678, "_d"))
print("%5s|%-5s|%05d|%+.2e|%#o|%c|%%|%r|%a" % ("ab", "cd", 42, 12345.678, 8, "z", "q'", "é"), "%.3s" % "abcdef", "%*d" % (6, 42), "%.*f" % (2, 3.14159), "%s" % (("t",),), "%i %u" % (3.99, 2))
for call in (lambda: "{:d}".format(1.5), lambda: "{:.2d}".format(3), lambda: "{:s}".format(3), lambda: "{:,s}".format("a"), lambda: "{:q}".format(1), lambda: "{0.x}".format(1), lambda: "{a}".format(), lambda: "{0} {}".format(1, 2), lambda: "{[}".format(1), lambda: "{!x}".format(1), lambda: "}".format(), lambda: format(1, 2), lambda: format("a", "=5"), lambda: "%d" % None, lambda: "%z" % 1, lambda: "%(a)d" % (1,), lambda: "%*d" % ("x", 1), lambda: "%c" % "ab", lambda: "%c" % -1, lambda: format(Money(1), 5), lambda: "{:010000000000000000000d}".format(1)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
