# index: GenericAlias, UnionType, __class_getitem__, subscription, isinstance, issubclass, TypeError
# list[int] and int | str as values: attributes, calls, equality, and where they may not stand.
import types
from typing import TypeVar

T, S = TypeVar("T"), TypeVar("S")
a = dict[str, list[T]]
print(a, a.__origin__, a.__args__, a.__parameters__, a[int], a[S].__parameters__, a == dict[str, list[T]], hash(a) == hash(dict[str, list[T]]), a != dict, list[()], tuple[()], tuple[int, ...])
print(list[int]([1, 2]), dict[str, int](a=1), type(list[int]()).__name__, list[int].append is list.append, list[int].__name__, list[int].__mro_entries__((1,)), isinstance(list[int], type), type(list[int]).__name__, repr(type[int]), set["x"], frozenset[None], list[[int]], list[...])
print(*tuple[int, str], list[*tuple[int, str]], (*tuple[T],), type(next(iter(list[int]))).__name__, (*list[int],)[0] == list[int], next(iter(list[int])).__unpacked__)


class D(list[int]):
    pass


class G:
    def __class_getitem__(cls, item):
        return cls.__name__, item


class Meta(type):
    def __getitem__(cls, item):
        return "meta", item


class M(G, metaclass=Meta):
    pass


print(D.__bases__, D.__orig_bases__, D([1]), G[1], G[1, 2], M[3], type("Sub", (G,), {})["x"])
u = int | str | None
print(u, u.__args__, u == None | str | int, int | int, (int | str) | (str | bytes), isinstance(1, u), isinstance(None, u), isinstance(1.5, u), issubclass(bool, u), issubclass(float, u), list[int] | None, T | int, hash(int | str) == hash(str | int), type(u).__name__, (int | T)[str])
for f in (lambda: isinstance([], list[int]), lambda: issubclass(list, list[int]), lambda: isinstance([], list[int] | int), lambda: isinstance(1, list[int] | int), lambda: int | 5, lambda: 5 | int, lambda: int | "x", lambda: list[int][str], lambda: a[int, str], lambda: int[str], lambda: type[int][str], lambda: G()[1],
          lambda: setattr(list[int], "x", 1), lambda: list[int].nothing, lambda: types.GenericAlias(), lambda: types.GenericAlias(5, 6), lambda: (int | str)(), lambda: (int | str)[int], lambda: type("X", (int | str,), {}), lambda: None | None, lambda: list[int] < list[str], lambda: {list[int]: 1}[list[int]], lambda: {list[[]]: 1},
          lambda: int.__or__(5, "x"), lambda: type.__or__(int, str), lambda: "a" | list[int], lambda: len(list[int]), lambda: bool(list[int]), lambda: str[int], lambda: range[int], lambda: slice[int], lambda: memoryview[int], lambda: enumerate[int], lambda: map[int], lambda: BaseExceptionGroup[int], lambda: zip[int]):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(e)
