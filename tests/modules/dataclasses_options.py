# index: dataclasses
# python: 3.14
import dataclasses
from dataclasses import *

def tr(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)


@dataclass
class D:
    x: int
    y: list = field(default_factory=list)
    z: int = field(default=3, repr=False, compare=False)
    w: dataclasses.InitVar[int] = 0
    def __post_init__(self, w): self.v=w
print(D(1), D(1,[2],4,5).v, D(1)==D(1,z=9), fields(D)[1].name, asdict(D(1,[D(2)])), astuple(D(1)), replace(D(1),x=5,w=1), is_dataclass(D), D.__match_args__)
for f in (lambda: D(), lambda: D(1,2,3,4,5), lambda: dataclass(type('Q',(),{'__annotations__':{'a':int,'b':int},'a':1})), lambda: dataclass(type('Q',(),{'__annotations__':{'a':list},'a':[]})), lambda: replace(D(1),nope=1), lambda: fields(5), lambda: hash(D(1)), lambda: D(1)<D(2)): tr(f)
@dataclass(frozen=True, order=True, slots=True, kw_only=True)
class Fz: a:int; b:int=2
print(Fz(a=1), Fz(a=1)<Fz(a=2), hash(Fz(a=1))==hash(Fz(a=1)), Fz.__slots__)
tr(lambda: setattr(Fz(a=1),'a',2))
tr(lambda: Fz(1))
tr(lambda: delattr(Fz(a=1),'a'))
M=make_dataclass('M',[('q',int),('r',int,field(default=5)),'s'] if 0 else [('q',int),('r',int,5)],namespace={'m':lambda self:self.q})
print(M(1),M(2).m(), M.__annotations__)
