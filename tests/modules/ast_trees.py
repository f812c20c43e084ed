# python: 3.14
# index: compile, ast
# Syntax trees: every kind of node, with its place.
import _ast


def dump(n):
    if isinstance(n, _ast.AST):
        parts = [f + "=" + dump(getattr(n, f, "MISSING")) for f in n._fields] + [str(getattr(n, a)) for a in n._attributes]
        return type(n).__name__ + "(" + ", ".join(parts) + ")"
    if isinstance(n, list):
        return "[" + ", ".join(map(dump, n)) + "]"
    return repr(n)


def parse(source, mode="exec"):
    return compile(source, "<tree>", mode, _ast.PyCF_ONLY_AST)


src = '''
"""doc"""
import os.path as p, sys
from . import x
from ..y import (z as w)
@dec
def f(a, /, b: int = 1, *args, c=2, d, **kw) -> None:
    global g
    return a + b * -c if not d else [x for x in y if z async for q in r] and {**k, 1: 2} or {*s}
async def h():
    await x; yield 1
    async with a as b, c: pass
    async for i in j: break
    else: continue_ = 1
class C(B, metaclass=M):
    x: int = 3
    y: str
    def m[T: int, *Ts, **P](self): nonlocal_ = lambda *a: a
type A[T] = list[T]
match v:
    case [1, *_, {"a": b, **rest}] | C(1, k=None) if g: pass
    case "x" | -1.5 | 2j | True: raise E from None
    case _: del q.z[1:2, ::3]
try: x = f"{a!r:>{w}} b" "c" if 0 else b"c"
except (A, B) as e: assert x, "m"
except: pass
else: x += 1
finally: x //= 2; x @= 3
try: pass
except* A: pass
while (n := 5) < 3 <= 4 is not 5 not in 6: continue
with open(f) as (a, b), c: ...
u"x"; 0x1F; 1_000; 1e5; "\\ud800"; t"a{b}c"
'''

print(*dump(parse(src)).split("), "), sep="\n")
print(dump(parse("1 + 1", "eval")), dump(parse("x = 1", "single")))
