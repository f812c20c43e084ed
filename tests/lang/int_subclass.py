# index: int, __new__, bool
# Subclasses of int, and bool.


class Length(int):
    def __new__(cls, value, unit="m"):
        self = super().__new__(cls, value)
        self.unit = unit
        return self

    def __repr__(self):
        return f"{int(self)}{self.unit}"

    def __add__(self, other):
        return Length(int(self) + int(other), self.unit)


a, b = Length(5), Length("12", "km")
huge = Length(10**30)
print(a, b, huge, a + b, a * b, -a, huge - 1, a == 5, hash(a) == hash(5), {5: "five"}[a])
print(type(a + 1).__name__, type(a - 1).__name__, type(+a).__name__, type(int(a)).__name__, type(abs(a)).__name__)
print(a.real, a.imag, a.numerator, a.denominator, a.conjugate(), a.bit_length(), huge.bit_length(), isinstance(a, int))
print([10, 20, 30, 40, 50, 60][a], "x" * Length(3), range(Length(2)), f"{b:04d}|{b:x}|{huge:,}")

print(True + True, True * 10, True & False, True | 2, True ^ True, -True, True / 2, True == 1, hash(True), int(True))
print(type(True & True).__name__, type(True & 1).__name__, repr(False), str(True), f"{True}", f"{True:d}", f"{True:>5}")
print(bool(0), bool(0.0), bool(""), bool(-1), bool(float("nan")), bool([[]]), bool(), isinstance(True, int), True.bit_length())
try:
    class Third(bool):
        pass
except TypeError as error:
    print(error)
