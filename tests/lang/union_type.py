# index: UnionType, isinstance
# Unions of types.

u = int | str
print(u, u.__args__, int | None, None | int, int | str | int, (int | str) | (str | float))
print(u == (str | int), u == (int | float), hash(u) == hash(str | int), int | int is int)
print(isinstance(1, u), isinstance(1.5, u), isinstance(None, int | None), issubclass(bool, u), issubclass(float, u))
print(list[int] | None, int | list[str], u.__parameters__)
for f in (lambda: int | 3, lambda: 3 | int, lambda: isinstance([], list[int] | str), lambda: u[int]):
    try:
        print(f())
    except TypeError as e:
        print(e)


class Meta(type):
    def __or__(cls, other):
        return "mine"


class A(metaclass=Meta):
    pass


print(A | int, int | A == (int | A), isinstance(3, (str, int | None)))
match 3:
    case int() | str():
        print("case")
try:
    raise KeyError(1)
except (KeyError, ValueError) as e:
    print(repr(e))
