# python: 3.14
# index: typing.Protocol, typing.get_type_hints, typing.Generic, typing.Annotated
import inspect
from typing import Annotated, Any, Callable, ClassVar, Final, Generic, Literal, NewType, Optional, Protocol, Self, TypeVar, Union, get_args, get_origin, get_type_hints, runtime_checkable


@runtime_checkable
class Closeable(Protocol):
    def close(self) -> None: ...


class Inject:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Inject({self.name!r})"


class Container:
    """Builds objects; their annotations say what they need."""

    def __init__(self):
        self.known = {}

    def register(self, kind, make=None):
        self.known[kind] = make or kind
        return kind

    def get(self, kind):
        make = self.known[kind]
        hints = get_type_hints(make.__init__ if inspect.isclass(make) else make, include_extras=True)
        hints.pop("return", None)
        return make(**{name: self.resolve(hint) for name, hint in hints.items()})

    def resolve(self, hint):
        if get_origin(hint) is Annotated:
            return next(m.name for m in get_args(hint)[1:] if isinstance(m, Inject))
        if get_origin(hint) is Union and type(None) in get_args(hint):
            return None
        return self.get(hint)


class Log:
    def __init__(self, level: Annotated[str, "doc", Inject("debug")]):
        self.level = level

    def close(self):
        pass


class Service:
    def __init__(self, log: "Log", cache: Optional[dict] = None, *, port: Annotated[int, Inject(80)]):
        self.log, self.cache, self.port = log, cache, port


c = Container()
c.register(Log), c.register(Service)
s = c.get(Service)
print(type(s.log).__name__, s.log.level, s.cache, s.port, isinstance(s.log, Closeable), isinstance(s, Closeable), issubclass(Log, Closeable))
T = TypeVar("T", bound=int)


class Stack(Generic[T]):
    limit: ClassVar[int] = 9
    top: Final[T | None] = None

    def push(self, item: T) -> Self: ...


print(Stack[int], get_origin(Stack[int]), get_args(Stack[int]), Stack.__parameters__, Stack[int]() .__orig_class__, get_type_hints(Stack), get_type_hints(Stack.push))
print(get_args(Callable[[int, str], bool]), get_args(Literal["a", 1]), Optional[int], Union[int, str, int], Union[int], Literal[1, 1, True], NewType("Id", int)(5), get_type_hints(Service.__init__))
print(Annotated[int, 1][()] if False else Annotated[Annotated[int, 1], 2], list[T][bool], dict[str, T].__parameters__, Any, Stack.__mro__[1], T.__bound__, (T | None).__args__, type(int | str).__name__)
for call in (lambda: Stack[int, str], lambda: Stack[int][int], lambda: Literal[[]], lambda: Optional[int, str], lambda: Union[()], lambda: isinstance(1, list[int]), lambda: Any(), lambda: Closeable(), lambda: issubclass(int, Generic[T]), lambda: TypeVar("X", int), lambda: ClassVar[int, str], lambda: get_type_hints(3), lambda: Annotated[int]):
    try:
        print(call())
    except TypeError as e:
        print(e)
