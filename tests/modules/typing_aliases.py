# index: typing
# python: 3.14
from typing import *

T = TypeVar('T')
U = TypeVar('U', bound=int)
P = ParamSpec('P')
Ts = TypeVarTuple('Ts')
for x in (List[int], Dict[str, List[T]], Optional[int], Union[int, str, None], Callable[[int, str], bool], Callable[...,
    T], Callable[P, int], Tuple[int, ...], Tuple[()], Type[T], Literal[1, 'a', True, None], Annotated[int, 'x', 5],
    ClassVar[int], Final[str], Any, NoReturn, Generator[int], Mapping[str, 'Fwd'], Iterable, Callable, Deque[int],
    Concatenate[int, P], Unpack[Ts], Counter[str], ChainMap[int,str], AsyncGenerator[int], ContextManager[int], Pattern[str],
    Self, TypeGuard[int], IO[str], Protocol[T], Generic[T], NewType('N', int), Annotated[Annotated[T, 1], 2], Union[T,
    List[T]], Hashable, Set[int] | None, List['X']):
    print(x, get_origin(x), get_args(x), getattr(x, '__parameters__', '-'))
print(List[T][int], Dict[T, List[U]][str, int], Callable[[T], T][int], Callable[P, T][[int, str], bool], Tuple[T, T][int],
    Union[T, None][int], Annotated[List[T], 'm'][int], Optional[T][str], Tuple[int, *Ts][str, bool], Callable[[T, U], T][int,
    bool], Concatenate[int, P][[str]])
