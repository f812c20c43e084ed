# index: array
# python: 3.14
import array
from array import array as A


def tr(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


a=A('i',[1,2,3])
for f in (lambda: A(),
          lambda: A('z'),
          lambda: A('i',5),
          lambda: A(5),
          lambda: A('xx'),
          lambda: a[5], lambda: a['x'], lambda: a.pop(9),
          lambda: A('i').pop(),
          lambda: a.remove(9),
          lambda: a.index(9),
          lambda: a.extend(A('b')),
          lambda: a.extend('x'),
          lambda: a+A('b'),
          lambda: a+[1], lambda: a.fromlist(5),
          lambda: a.fromlist([1,'x']),
          lambda: a.frombytes(b'abc'),
          lambda: a.fromunicode('x'),
          lambda: a.tounicode(),
          lambda: a.__setitem__(slice(0,1),[1]),
          lambda: a.__setitem__(slice(0,1),A('b')),
          lambda: a.__setitem__(slice(0,3,2),A('i',[1])),
          lambda: a<5, lambda: a==[1,2,3], lambda: a*'x', lambda: a.append('x'),
          lambda: a.insert('x',1),
          lambda: A('i','abc'),
          lambda: A('i',b'abc'),
          lambda: a.__setitem__(7,1),
          lambda: a.__delitem__(7),
          lambda: hash(a),
          lambda: A('i', foo=1),
          lambda: A('f',[1]).byteswap(),
          lambda: a.index(2,2),
          lambda: a.append()): tr(f)
