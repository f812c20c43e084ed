# index: match, collections.abc
# What counts as a sequence or a mapping: the first of the mro that says so, and what is registered.
import collections
import collections.abc


def kind(value):
    match value:
        case [*_]:
            return "sequence"
        case {}:
            return "mapping"
    return "neither"


class Plain:
    pass


class MapFirst(collections.UserDict, collections.abc.Sequence):
    pass


class SequenceFirst(Plain, collections.UserList, collections.abc.Mapping):
    pass


class DictFirst(dict, collections.abc.Sequence, Plain):
    pass


for cls in MapFirst, SequenceFirst, DictFirst, Plain, collections.OrderedDict, collections.deque, collections.Counter:
    print(cls.__name__, kind(cls()))
for value in "ab", b"ab", bytearray(b"ab"), range(2), memoryview(b"ab"), (1,), {1}, {}.keys(), collections.ChainMap():
    print(type(value).__name__, kind(value))


class Late:
    pass


class LateChild(Late):
    pass


print(kind(Late()), kind(LateChild()))
collections.abc.Sequence.register(Late)
print(kind(Late()), kind(LateChild()))
collections.abc.Mapping.register(Plain)
print(kind(Plain()), kind(SequenceFirst()))
