# index: enum
# python: 3.14
import enum
from enum import *

def tr(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)


class C(Enum):
    R=1; G=2; B=R
    @property
    def low(self): return self.name.lower()
print(C.R, repr(C.B), C(2), C['G'], list(C), C.__members__, C.R.low, C.R in C, 1 in C, len(C), C.R is C.B, hash(C.R)==hash('R'))
for f in (lambda: C(9), lambda: C['X'], lambda: type('D',(C,),{}), lambda: setattr(C,'R',5), lambda: C.R.value.__class__, lambda: C.R < C.G, lambda: Enum('E','a b c'), lambda: list(Enum('E',{'x':5})), lambda: Enum('E',['a','a'])): tr(f)
class F(Flag): A=auto(); B=auto(); AB=A|B; Z=8
print(F.A|F.Z, F(3), F(0), ~F.A, F.A in F.AB, list(F.AB), F.AB.name, (F.A|F.Z).name, F.A^F.AB, len(F.AB), bool(F(0)))
tr(lambda: F(16))
tr(lambda: F(4))
class IF(IntFlag): X=1; Y=2
print(IF.X|4, IF(7), IF.X+1, repr(IF.X|IF.Y), f'{IF.X}', str(IF.Y), ~IF.X)
class I(IntEnum): a=1; b=2
print(I.a+1, I.a==1, f'{I.a:03}', str(I.b), repr(I.b), [1,2][I.a], I.a<I.b)
class S(StrEnum): X=auto(); Y='why'
print(S.X, repr(S.Y), S.X.upper(), S('why'))
@unique
class U(Enum): a=1
tr(lambda: unique(C))
class P(Enum):
    M=(1,2); N=(3,4)
    def __init__(self,x,y): self.x=x
    @classmethod
    def _missing_(cls,v): return cls.M if v=='m' else None
print(P.M.x, P((3,4)), P('m'))
tr(lambda: P('q'))
class V(Enum):
    _ignore_='t'; t=5
    def _generate_next_value_(n,s,c,l): return n*2
    x=member(lambda: 1); y=nonmember(7); z=enum.auto()
print([m.name for m in V], V.y, verify(UNIQUE)(U), enum.property, C.R._value_, dir(C.R)[-3:])
