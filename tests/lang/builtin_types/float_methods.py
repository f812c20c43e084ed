# index: float, float.fromhex, float.hex, float.as_integer_ratio, float.is_integer, float literals, arithmetic operators
# The methods of floats, text to float, and the arithmetic of zeros, infinities and NaN.
inf, nan = float("inf"), float("nan")
values = (0.0, -0.0, 1.0, -1.5, 0.1, 1e308, 5e-324, 2.0 ** 53)
print([v.hex() for v in values], [v.is_integer() for v in values], [v.as_integer_ratio() for v in values[:5]], inf.is_integer(), nan.hex(), (-inf).hex(), (1.5).conjugate(), (1.5).imag, (2.5).__trunc__(), (-2.5).__floor__(), (2.5).__ceil__(), (2.5).__round__(), (2.675).__round__(2))
for text in ("0x1.8p1", "0x.8", "-0x1p-1074", "0x1p-1075", "0x1.fffffffffffff8p1023", "0x1p1024", "inf", "-Infinity", "nan", "1.5", "0x", "0x1.gp0", "", " 0x1p0\n", "1p3", "0x1p", "0x1.0p+00003", "INF", "0x10000000000000081p0", "0x0.00000000000000000000000000000000001p200", "+0X1.8P+1", "0x1_0p0"):
    try:
        print(repr(text), float.fromhex(text))
    except (ValueError, OverflowError) as e:
        print(repr(text), type(e).__name__, e)
for text in ("1.5", " -1e3\t", "1_0.5_0", "1__0", "_1", "1_", ".5", "5.", ".", "e5", "1e", "1e400", "-1e-400", "infinity", "-iNf", "+nan", "in", "nan1", "0x10", "1,5", "", "1.5.2", "١.٥", b"2.5", bytearray(b"1"), b"\xff", "1\0", "1e5_0", "9" * 400, "0." + "0" * 400 + "1", "1e00000000000000000001", None, [], "2.2250738585072011e-308", "179769313486231580793e289", "1.0000000000000002220446049250313080847263336181640625"):
    try:
        print(repr(text)[:30], float(text))
    except (ValueError, TypeError) as e:
        print(repr(text)[:30], type(e).__name__, e)
print(0.1 + 0.2, 1e16 + 1, 1 - 0.9, 0.1 * 3, 2 / 3, 1e308 * 10, -1e308 * 10, 5e-324 / 2, 1.0 // 0.1, 1.0 % 0.1, -7.5 // 2, -7.5 % 2, 7.5 % -2, 0.0 * -1, -0.0 + 0.0, 0.0 - 0.0, -0.0 - 0.0, 5.0 % inf, -5.0 % inf, 5.0 // -inf, inf - inf, inf * 0, inf // 1, inf % 1 == inf % 1, nan != nan, 0.0 == -0.0, 1 == 1.0, 2 ** 53 == 2.0 ** 53 + 1, 2 ** 53 + 1 == 2.0 ** 53, 10 ** 400 > 1e308, -10 ** 400 < -inf, 10 ** 400 < inf)
print(2.0 ** 0.5, (-8.0) ** 3, (-8.0) ** -1, 0.0 ** 0, nan ** 0, 1 ** nan, inf ** 0, (-inf) ** 3, (-inf) ** -1, 2 ** -1074, divmod(-5.5, 2), divmod(5.5, -inf), divmod(-0.0, 1), 1.5.__divmod__(0.5), round((1.5).__rpow__(2), 12), (1.5).__radd__(1), (1.5).__eq__("x"), (1.5).__lt__(2), 1.5 .__bool__(), float.__getformat__("double"))
print([repr(x) for x in (1e15, 1e16, 1e17, 123456789012345678.0, 0.0001, 0.00001, 1e-7, 1.0, 100.0, 1e22, 1e21, 1.7976931348623157e308, 0.30000000000000004, 9007199254740993.0, 2.5e-310, 1 / 3)], str(1e100), float("1e23"), 4.35, 0.1 + 0.7, 1.1 * 1.1)


class F(float):
    def __repr__(self): return "F"


f = F(1.5)
print([f], str(f), "%s %r %.1f" % (f, f, f), f"{f} {f:.2f}", type(f + 1).__name__, type(+f).__name__, type(-f).__name__, type(float(f)).__name__, type(abs(f)).__name__, f == 1.5, {1.5: 1}[f], type(F.fromhex("0x1p0")).__name__, type(f.conjugate()).__name__, type(round(f, 1)).__name__)
