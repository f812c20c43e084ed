# index: typing, typing.NamedTuple
# python: 3.14
from typing import *


class Point(NamedTuple):
    x: int
    y: int = 0
    def norm(self): return self.x + self.y
print(Point(1), Point(1, 2).norm(), Point._fields, Point._field_defaults, Point.__annotations__, Point.__mro__, Point.__orig_bases__ == (NamedTuple,))
N2 = NamedTuple('N2', [('a', int), ('b', str)]); print(N2(1, 'x'), N2.__annotations__)
class GN[T](NamedTuple):
    v: T
print(GN[int], GN(5), GN.__bases__)
