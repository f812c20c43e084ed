# index: copy, weakref
# python: 3.14
import collections
import copy
import weakref

N = collections.namedtuple('N', 'x y', defaults=[5])

def tr(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)


class Obj:
    def __init__(s): s.d=[1,{2:3}]; s.me=s
x=Obj()
y=copy.deepcopy(x)
z=copy.copy(x)
print(y.d==x.d, y.d is x.d, y.me is y, z.d is x.d, copy.deepcopy({1:[2]},{}), copy.copy([1]), copy.replace(N(1),y=9))
r=weakref.ref(x)
print(r() is x, weakref.getweakrefcount(x), r==weakref.ref(x))
wd=weakref.WeakValueDictionary(a=x)
print(list(wd.items())==[('a',x)], wd.get('q'), len(wd))
wk=weakref.WeakKeyDictionary({x:1})
print(wk[x], x in wk)
ws=weakref.WeakSet([x])
print(len(ws), x in ws)
tr(lambda: weakref.ref(5))
p=weakref.proxy(x)
print(p.d, type(p).__name__)
