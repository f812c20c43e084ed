# index: GenericAlias, __class_getitem__
# Generic aliases of built-in types.
GenericAlias = type(list[int])

a = list[int]
d = dict[str, list[int]]
print(a, d, tuple[int, ...], tuple[()], type(a))
print(a.__origin__, a.__args__, a.__parameters__, d.__args__)
print(a == list[int], a == list[str], hash(a) == hash(list[int]), a != d)
print(a(), a((1, 2)), d(x=1), a.append is list.append)


class Box:
    def __class_getitem__(cls, item):
        return GenericAlias(cls, item)


class Sub(Box[int], list[str]):
    pass


print(Sub.__bases__, Sub.__orig_bases__)
b = Box[int]()
print(b.__orig_class__, isinstance(b, Box))
for f in (lambda: isinstance([], list[int]), lambda: issubclass(list, list[int]), lambda: list[int][str], lambda: int[str]):
    try:
        print(f())
    except TypeError as e:
        print(e)
print([*tuple[int, str]], list(list[int]), GenericAlias(int, (str,)))
print(a.__mro_entries__((a,)), a.__unpacked__, next(iter(tuple[int])).__unpacked__)
