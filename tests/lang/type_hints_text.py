# index: annotations, __future__
from __future__ import annotations

x: int = 1
y: list[dict[str, "X"]]
z: (1, 2) | not_defined[::2, a:b] = 3


class A:
    f: lambda a, *b, c=1, **d: a if b else c
    g: {1: 2, **k} and [i for i in j if i] or not (u, )
    h: -x ** 2 + (a + b) * c // d @ e
    __m: f"a{b!r:>{c}}d"


def f(a: p.q(1, *r, k=2, **s), *b: t < u <= v is not w, c: 'str' = 1, **d: b"x") -> {1, 2.5, 1j, ...}:
    local: int = undefined_name_is_not_evaluated if False else 1
    return local


print(__annotations__)
print(A.__annotations__)
print(f.__annotations__, f(0))
