# index: array, memoryview
# python: 3.14
import array
from array import array as A


def tr(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


m=memoryview(A('i',[1,2,3]))
print(m.format,m.itemsize,m.shape,m.tolist(),m[1])
x=A('i',[1])
v=memoryview(x)
tr(lambda: x.append(2))
v[0]=50
print(x)
v.release()
x.append(2)
print(x)
import copy
print(copy.copy(x), copy.deepcopy(x) is x, x.__reduce_ex__(2)[0:2], list(iter(x)), list(reversed(x)), bytes(x)==x.tobytes())
class Sub(A):
    pass


s=Sub('i',[1])
s.attr=5
print(s, s.attr, type(s+s), s[:1])
print(A('i',range(3)), A('i',(x for x in [1])), A('i',bytearray(b'\1\0\0\0')), A('i',A('b',[1,2])), A('L',[2**32-1]), A('q',[-2**63,2**63-1]), A('Q',[2**64-1]), A('f',[1.1,1e300,float('nan')]))
it=iter(x)
print(next(it))
x.append(3)
print(list(it), next(it,'end'))
x.append(4)
print(next(it,'end'))

