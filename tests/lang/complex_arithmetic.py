# index: complex
# Arithmetic and text of complex numbers.

values = [1 + 2j, -3j, 2.5 + 0j, -1 - 1j]
for a in values:
    for b in values:
        print(a + b, a - b, a * b, a / b, a == b)
    print(-a, +a, a.conjugate(), a.real, a.imag, bool(a), a + 1, 2 * a, a / 2, 1 / a)

print(abs(3 + 4j), 1j**2, (1 + 1j) ** 3, (1 + 1j) ** -2, (2 + 0j) ** 10, 0j**0, 1j**0, (1 + 2j) ** 2)
print(complex(1, -2), complex(1.5), complex("1+2j"), complex(" (1-2j) "), complex("-j"), complex("1e3j"), complex("inf+nanj"), complex())
print(repr(0j), repr(-0.0 + 0j), repr(complex(0.0, -0.0)), repr(complex(-0.0, -0.0)), repr(complex(1e16, 1e-5)), str(1e200j))
print(complex(real=1, imag=2), complex(imag=3), complex(True), complex(1, imag=1), (1 + 2j).__getnewargs__())
for text in ["", "1 + 2j", "1+2", "1j+2", "((1))", "j1", "1+2jj", "(1+2j"]:
    try:
        print(complex(text))
    except ValueError as error:
        print(error)
for expression in ["1j / 0", "0j ** -1", "1j // 1", "1j % 1", "abs(complex(1e308, 1.7e308))", "(1e200+1j) ** 2", "int(1j)", "float(1j)"]:
    try:
        print(eval(expression))
    except (ArithmeticError, TypeError) as error:
        print(type(error).__name__)


class Vector(complex):
    def __str__(self):
        return f"<{self.real:g}, {self.imag:g}>"


v = Vector(3, 4)
print(v, abs(v), type(v + 1).__name__, type(v * v).__name__, v == 3 + 4j, hash(v) == hash(3 + 4j), f"{v + 0:.2f}", f"{2 - 1j:>12}")
