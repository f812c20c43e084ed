# index: typing
# python: 3.14
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
for f in (lambda: List[int, str], lambda: Dict[int], lambda: List[int][str], lambda: Optional[int, str],
    lambda: Literal[[]], lambda: Callable[int], lambda: Callable[int, str], lambda: ClassVar[int, str], lambda: Any[int],
    lambda: Self[int], lambda: Any(), lambda: List[ClassVar[int]], lambda: isinstance(1, Any), lambda: isinstance([],
    List[int]), lambda: issubclass(list, List), lambda: isinstance([], List), lambda: List(), lambda: List[int](),
    lambda: Annotated[int], lambda: Concatenate[int], lambda: Optional[ClassVar], lambda: Final[Final[int]],
    lambda: Generic[int], lambda: Union[()], lambda: Union[int], lambda: Literal[1] == Literal[1.0],
    lambda: Literal[1,2]==Literal[2,1], lambda: List[int]==List[int], lambda: hash(List[int])==hash(List[int]),
    lambda: Optional(), lambda: isinstance(1, ClassVar)):
    tr(f)
