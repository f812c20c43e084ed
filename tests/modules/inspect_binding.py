# index: inspect.signature
# python: 3.14
import functools
import sys
import types
from inspect import *


def f(a, b: int = 3, /, c='x', *args: str, d, e: "q" = None, **kw) -> list[int]: "doc"
class C:
    """Class doc.

        indented
    """
    x = 1
    def __init__(self, p, q=2): pass
    def m(self, a, *, k=1): "m doc"
    @classmethod
    def cm(cls, y): pass
    @staticmethod
    def sm(z): pass
    @property
    def prop(self): "prop doc"
    def __call__(self, z): pass
class D(C):
    def m(self, a, *, k=1): pass
class N:
    def __new__(cls, u, v=1): return object.__new__(cls)
class Meta(type):
    def __call__(cls, zz): pass
class WithMeta(metaclass=Meta): pass
c = C(1)
@functools.wraps(f)
def wrapped(*a, **k): pass
for o in (f, C, c.m, C.m, C.cm, C.sm, c, N, WithMeta, D, lambda: 0, lambda x, /, *, y: 0, wrapped, functools.partial(f, 1, d=5), functools.partial(f, 1, c=2), functools.partial(C.m, c), type('E', (), {})):
    print(signature(o))
for o in (5, print if 0 else 'x', type):
    try: print(signature(o))
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
print(signature(wrapped, follow_wrapped=False), repr(signature(f)), signature(f) == signature(f), hash(signature(C)) == hash(signature(C)))
s = signature(f)
for a, k in (((1,), {}), ((1, 2, 3, 4, 5), {'d': 6, 'z': 7}), ((), {'d': 1}), ((1,), {'d': 1, 'c': 5}), ((1,2,3), {'c': 1, 'd': 2}), ((1,), {'a': 1, 'd': 2})):
    try:
        b = s.bind(*a, **k); print(b, b.args, b.kwargs); b.apply_defaults(); print(b)
    except TypeError as e: print(e)
print(s.bind_partial(), signature(C).bind_partial(q=5)); 
try: signature(C).bind(1, 2, 3)
except TypeError as e: print(e)
try: signature(C).bind(1, r=3)
except TypeError as e: print(e)
p = s.parameters['b']; print(p.name, p.kind, p.default, p.annotation, p.kind.description, repr(p), p.replace(name='zz'), p.kind < Parameter.VAR_KEYWORD, list(s.parameters))
for bad in (lambda: Parameter('1x', 1), lambda: Parameter('x', 9), lambda: Parameter('a', Parameter.VAR_KEYWORD, default=1), lambda: Signature([Parameter('a', 1), Parameter('a', 1)]), lambda: Signature([Parameter('a', 3), Parameter('b', 1)]), lambda: Signature([Parameter('a', 1, default=1), Parameter('b', 1)])):
    try: bad()
    except (ValueError, TypeError) as e: print(e)
print(s.replace(return_annotation=Signature.empty), s.format(max_width=20))
print(getfullargspec(f), getcallargs(C.m, 0, 1), getfullargspec(c.m).args)
