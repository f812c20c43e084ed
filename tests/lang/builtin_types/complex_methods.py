# index: complex, complex.conjugate, imaginary literals, arithmetic operators, power operator, __complex__
# Complex numbers: text, arithmetic with zeros that have signs, powers, and what cannot be done.
inf, nan = float("inf"), float("nan")
for text in ("1+2j", " ( 3-4J ) ", "5", "-j", "+1e3j", "1e-2+.5j", "inf-nanj", "1_0+2_0j", "(1+2j", "1 + 2j", "1+2", "j1", "1+2i", "", "()", "1j+2", "--1j", "1+-2j", "nanj", "-infj", "1e400+1j", "٣+١j", "1+j", "\0", "1j\0"):
    try:
        print(repr(text), complex(text))
    except ValueError as e:
        print(repr(text), e)
print(complex(), complex(1), complex(1, 2), complex(1.5, -0.0), complex(imag=3), complex(True), 1j * 1j, (1 + 2j) * (3 - 4j), (1 + 2j) / (3 - 4j), 1 / 2j, -1j, -(0j), 0j - 0, -0.0 + 0j, complex(-0.0, -0.0), complex(0, -0.0), 1 + 0j == 1, 1j != 1, {1 + 0j: "one"}[1], hash(2 + 0j) == hash(2))
print([repr(c) for c in (1j, -1j, 0j, 1 + 0j, complex(-0.0, 1), complex(1, -0.0), complex(nan, inf), complex(-inf, -nan), 1e20 + 1e-20j, 1.5 + 2.5j, complex(0, inf))], abs(3 + 4j), abs(complex(inf, nan)), (1 + 2j).real, (1 + 2j).imag, (1 + 2j).conjugate(), bool(0j), bool(complex(0, nan)), +(1 + 2j), (3 + 4j).__abs__(), (1 + 2j).__getnewargs__(), complex("1").__complex__())
print((1 + 1j) ** 2, (2j) ** -1, 1j ** 1j, 0j ** 0, (1 + 1j) ** 100, (1 + 2j) ** 3.0, 2 ** 1j, (-1) ** 0.5, (1 + 2j) ** -2, pow(1j, 4), (1e200 + 1e200j) / (1e200 + 1e200j), sum([1j, 2, 3.5]), (1 + 2j) + True, 5 - (1 + 2j), 2.5 * (1 + 2j))
for f in (lambda: 1j < 2j, lambda: 1j // 1, lambda: 1j % 1, lambda: divmod(1j, 1), lambda: int(1j), lambda: float(1j), lambda: 1j / 0, lambda: 0j ** -1, lambda: 0j ** 1j, lambda: pow(1j, 2, 3), lambda: complex("1", 2), lambda: complex(1, "2"), lambda: complex([]), lambda: complex(None), lambda: complex(1, 2, 3), lambda: round(1j), lambda: max(1j, 2j), lambda: sorted([1j, 0]), lambda: "%d" % 1j, lambda: "%f" % 1j, lambda: range(1j), lambda: [1][0j], lambda: 1j.real.imag, lambda: (1e308 + 1e308j) * (1e308 + 1e308j), lambda: (1e308j) ** 2, lambda: ~1j, lambda: 1j << 1, lambda: abs(1e308 + 1e308j) > 1e308, lambda: complex(b"1"), lambda: complex(10 ** 400), lambda: 1j + 10 ** 400, lambda: 1j == 10 ** 400):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class C(complex):
    def __repr__(self): return "C"


c = C(1, 2)
print([c], str(c), f"{c:.1f}", type(c + 1).__name__, type(+c).__name__, type(complex(c)).__name__, type(c.conjugate()).__name__, c == 1 + 2j, type(C("3")).__name__)
