# index: typing, typing.get_type_hints
# python: 3.14
import types
import typing
from typing import *


def tr(f, *a):
    try:
        print(f(*a))
    except BaseException as e:
        print(type(e).__name__, e)


T = TypeVar('T')
U = TypeVar('U', bound=int)
P = ParamSpec('P')
Ts = TypeVarTuple('Ts')
class Stack(Generic[T]):
    items: List[T]
    def push(self, x: T, *, flag: 'bool' = True) -> Optional['Stack[T]']: ...
print(Stack[int], Stack[int]().__orig_class__, Stack.__parameters__, Stack[T][str], get_type_hints(Stack),
    get_type_hints(Stack.push), Stack.__orig_bases__)
class Sub(Stack[int], Mapping[str, T]): pass
print(Sub.__mro__, Sub.__parameters__, Sub.__orig_bases__, types.get_original_bases(Sub))
tr(lambda: Stack[int, str]); tr(lambda: Stack[int][str])
UserId = NewType('UserId', int); print(UserId(5), UserId, UserId.__supertype__, UserId | None,
    UserId.__module__); tr(lambda: type('D', (UserId,), {}))
def fn(a: 'int', b: 'list[Undefined]' = None, *c: None) -> 'Stack[int]': ...
tr(get_type_hints, fn); 
class Undefined: pass
print(get_type_hints(fn)); tr(get_type_hints, 5)
print(get_type_hints(typing.NamedTuple) if 0 else '', Any, typing.Any.__name__, Optional, Union, List.__name__,
    List[int].__name__, Callable.__module__)
class AnyBase(Any): pass
print(AnyBase(), AnyBase.__mro__) if 0 else None
print(T.__constraints__, AnyStr, AnyStr.__constraints__, TYPE_CHECKING, Text, NoDefault, T.has_default(), TypeVar('D', default=int).__default__)

