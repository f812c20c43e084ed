# index: typing, typing.Protocol
# python: 3.14
from typing import *


def tr(f, *a):
    try:
        print(f(*a))
    except BaseException as e:
        print(type(e).__name__, e)


class Proto(Protocol):
    name: str
    def meth(self, x: int) -> str: ...
@runtime_checkable
class Closable(Protocol):
    def close(self): ...
class File:
    def close(self): pass
class Bad: pass
class Impl(Proto):
    name = 'n'
    def __init__(self, v): self.v = v
print(isinstance(File(), Closable), isinstance(Bad(), Closable), issubclass(File, Closable), issubclass(Bad, Closable),
    Impl(3).v, get_protocol_members(Proto) == {'name', 'meth'}, is_protocol(Proto), is_protocol(Impl))
tr(Proto); tr(isinstance, 1, Proto); tr(issubclass, int, Proto)
@runtime_checkable
class HasName(Protocol):
    name: str
b = Bad(); print(isinstance(b, HasName)); b.name = 'q'; print(isinstance(b, HasName)); tr(issubclass, Bad, HasName)
tr(lambda: type('X', (Protocol, int), {})); print(isinstance(3, SupportsInt), isinstance('', SupportsInt),
    issubclass(float, SupportsAbs), isinstance(3, SupportsIndex))
