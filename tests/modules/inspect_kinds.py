# index: inspect
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
print([n for n, v in getmembers(C, isfunction)], [n for n, v in getmembers(c, ismethod)], getdoc(C), getdoc(c.m), getdoc(C.prop), repr(cleandoc('a\n   b\n     c\n\n')))
print([t.__name__ for t in (isclass, isfunction, ismethod, isbuiltin, isroutine, ismethoddescriptor, isdatadescriptor, isgeneratorfunction, iscoroutinefunction, isasyncgenfunction, isabstract, ismodule) for o in (C,) if t(o)])
def gen(): yield 1
async def co(): pass
async def ag(): yield
for o in (f, c.m, len, [].append, str.join, C.__dict__['prop'], gen, co, ag, types, gen(), functools.partial(co), int.__add__, C.__dict__['cm']):
    print([t.__name__ for t in (isclass, isfunction, ismethod, isbuiltin, isroutine, ismethoddescriptor, isdatadescriptor, isgeneratorfunction, isgenerator, iscoroutinefunction, isasyncgenfunction, ismodule, isawaitable) if t(o)])
g = gen(); print(getgeneratorstate(g)); next(g); print(getgeneratorstate(g)); g.close(); print(getgeneratorstate(g))
k = co(); print(getcoroutinestate(k), iscoroutine(k), isawaitable(k)); k.close(); print(getcoroutinestate(k))
print(getattr_static(c, 'prop') is C.__dict__['prop'], getattr_static(c, 'nope', 5), unwrap(wrapped) is f, getmro(D) == D.__mro__)
def fr(): return currentframe().f_code.co_name, stack()[1].function, getargvalues(sys._getframe()).args
print(fr(), getmodulename('/a/b.py'), getmodule(f).__name__)
def outer():
    v = 5
    def inner(): return v + len([]) + undefinedname + sys.maxsize
    return inner
print(getclosurevars(outer()).nonlocals, sorted(getclosurevars(outer()).builtins), getclosurevars(outer()).unbound)
print([a[:2] for a in classify_class_attrs(C) if not a.name.startswith('__')])
print(formatannotation(list[int]), formatannotation(C), formatannotation('x'), signature(lambda x: 0).parameters['x'].kind)

