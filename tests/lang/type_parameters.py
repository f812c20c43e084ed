# index: type parameters, Generic, type alias
# python: 3.14
# Type parameters of functions, classes and aliases, evaluated when asked for.

def first[T, *Ts, **P](x: T) -> T:
    return x


print(first.__type_params__, first(3))
T, Ts, P = first.__type_params__
print(type(T).__name__, type(Ts).__name__, type(P).__name__, T.__bound__, T.__constraints__, T.__infer_variance__)


class Box[T: int, U: (int, str) = str]:
    def get(self) -> T: ...


T, U = Box.__type_params__
print(Box.__orig_bases__, Box.__parameters__, Box.__mro__[1])
print(T.__bound__, U.__constraints__, U.__default__, T.has_default(), U.has_default(), T.__default__)
print(Box[int, str], Box[bool], Box[int, str]().__orig_class__, Box[int, U][str])

type Pair[A] = tuple[A, later]
later = int
print(Pair, Pair.__type_params__, Pair.__value__, Pair[int], Pair[int].__origin__ is Pair)
type Tree = list[Tree] | None
print(Tree.__value__, Tree | int, type(Tree).__name__, Tree.__name__)


class Sub[X](Box[int, X]):
    pass


class Many[*Xs]:
    pass


print(Sub.__bases__, Sub.__parameters__, Sub[str], Many.__orig_bases__, Many[int, str])
for f in (lambda: Sub[int, int], lambda: Tree[int], lambda: T.__mro_entries__(()), lambda: isinstance(1, Box[int])):
    try:
        print(f())
    except TypeError as e:
        print(e)
