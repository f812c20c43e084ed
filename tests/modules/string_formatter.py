# index: string.Formatter
# python: 3.14
from string import Formatter


def tr(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)


F=Formatter()
for args in (('{} {}',1,2),
             ('{0}{1!r:>5}',1,'x'),
             ('{:{}}',3.14159,'.2f'),
             ('{{}} {a.real} {b[0]} {b[1][k]}',),
             ('{',),
             ('}',),
             ('{!z}',1),
             ('{0} {}',1),
             ('{} {0}',1),
             ('{:{:{:{}}}}',1,2,3,4),
             ('{a!s}',),
             ('{0[}',[1]),
             ('{x}',),
             ('{5}',1),
             ('{:>{w}}','q'),
             ('{!}',1),
             ('{!rx}',1),
             ('{0.}',1),
             ('{0[]}',[1]),
             ('{0[0]x}',[1])):
    tr(F.format,*args,a=5,b=[1,{'k':2}],w=4)
print(list(F.parse('a{b!r:c}d{{e}}{f[a]}{:{x}}')))
class Mine(Formatter):
    def get_value(self,k,a,kw): return kw.get(k,'<%s>'%k) if isinstance(k,str) else super().get_value(k,a,kw)
    def check_unused_args(self,used,args,kw): print(sorted(map(str,used)))
    def convert_field(self,v,c): return v.upper() if c=='u' else super().convert_field(v,c)
print(Mine().format('{x} {0!u} {y}', 'low', y=1))
