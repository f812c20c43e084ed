# index: collections
# python: 3.14
import collections

def tr(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)


c=collections.Counter('abracadabra')
print(c.most_common(2), c+collections.Counter('az'), c-collections.Counter('aaaa'), c&collections.Counter('ab'), +c, sorted(c.elements())[:6], c.total(), c['nope'], c)
o=collections.OrderedDict(a=1,b=2,c=3)
o.move_to_end('a')
print(o, o.popitem(last=False), list(reversed(o)), o==collections.OrderedDict(c=3,a=1), o==dict(a=1,c=3))
d=collections.defaultdict(list)
d['x'].append(1)
print(d, d.default_factory, d.copy(), d|{'y':2})
ch=collections.ChainMap({'a':1},{'a':2,'b':3})
ch['c']=4
print(ch, ch['b'], list(ch), ch.new_child({'z':1}), ch.parents)
tr(lambda: ch.pop('b'))
N=collections.namedtuple('N','x y',defaults=[5])
print(N(1), N(1)._replace(x=2), N._make([1,2]), N(1)._asdict(), N._field_defaults, N.__doc__)
tr(lambda: N())
tr(lambda: collections.namedtuple('X','a a'))
tr(lambda: N(1)._replace(q=1))
print(collections.namedtuple('X','class a a',rename=True)._fields)
