# index: typing, typing.overload
# skip-if: threads
# python: 3.14
from typing import *


def tr(f, *a):
    try:
        print(f(*a))
    except BaseException as e:
        print(type(e).__name__, e)


@overload
def ov(x: int) -> int: ...
@overload
def ov(x: str) -> str: ...
def ov(x): return x
print(len(get_overloads(ov)), ov(3)); clear_overloads(); print(get_overloads(ov)); tr(overload(ov), 1)
@final
class Fin: pass
print(Fin.__final__, cast(int, 'x'), assert_type(5, int)); tr(assert_never, 5)
