# python: 3.14
# index: ast
# Trees as source again.
import ast

source = r'''
"""doc
string"""
from ..x import (y as z, w)
@deco(1)
def f(a, /, b: int=1, *args: t, c, d=2, **kw) -> r:
    "doc 'with' \"quotes\" \\ \t"
    return 1, 2
async def g[T: int = str, *Ts, **P]():
    async for x, y in z: pass
    async with a as b, c as (d, e): await f
    return [x async for x in y if z if w]
class C[T](A, metaclass=M, *b, **k):
    (y): int = 3
    a.b: str = u'u'
x = y, *z = 1, *w
for i, j in k: break
else: continue
if a: pass
elif b: pass
else:
    if d: pass
    x
try: pass
except D, E: pass
except (B, C) as e: pass
else: pass
finally: raise A from B
match x:
    case 1 | -2 | 3+4j | "s" | None: pass
    case [a, *b, _] if c: pass
    case {"k": v, 1: (x | y), **rest}: pass
    case C(1, a=(1 | 2) as n) | D.E(): pass
a or b and c or not d; (a or b) and c; (a if b else c) if d else e; lambda x, *y, z=1: (yield)
-x ** -y; (-x) ** y; (a ** b) ** c; a - (b - c); not (a == b); -(not a); a < b <= c != d is not f not in h; (a < b) < c
{1: 2, **a}; {*()}; {k: v for k, v in x}; f(x for x in y); f(a, *b, c=1, **d); x[y := 1]; 1 .real; a[1:2, ::3, ...]; a[*b]
1e400; -1e400j; 0xff; 'a\nb'; "it's"; 'both \'"'; b'\x00'; '\u2028 \ud800'
f"{x!r:>{w}.{p}}"; f"{{}}"; f'{x["a"]}'; f"it's {x}\n"; f"{ {1: 2} }"; f"'{x}\""; t"a{x+1:{y}}"
'''
tree = ast.parse(source)
text = ast.unparse(tree)
print(text)
print(ast.compare(tree, ast.parse(text)), ast.unparse(ast.parse(text)) == text)
