# index: array
# python: 3.14
import array
from array import array as A


def tr(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


a = A('i', [1, 2, 3])
print(a, A('w','hé€'), A('d'), A('d',[1.5,2]), A('b',b'ab'), a.itemsize, a.typecode, array.typecodes, array.ArrayType is A)
a.append(4)
a.extend([5,6])
a.insert(0,0)
a.insert(-1,99)
a.insert(100,7)
print(a, len(a), a.pop(), a.pop(0), a.count(99), a.index(99), 99 in a, 'x' in a, a.remove(99), a)
a[0]=10
a[-1]=60
a[1:3]=A('i',[7,8,9])
print(a, a[1:4], a[::-1], a[::2])
del a[0]
del a[::2]
print(a)
a[::2]=A('i',[-1,-2])[:len(a[::2])]
print(a)
a.reverse()
print(a, a.tolist(), a.tobytes()[:4], a+a, a*2, 2*a, a==A('i',a), a<A('i',[5]), A('i',[1])==A('d',[1.0]), A('i',[1,2])>A('i',[1]))
b=A('h',[1,2])
b.byteswap()
print(b, b.tobytes())
b.frombytes(b'\1\0\2\0')
print(b)
b+=A('h',[9])
b*=2
print(b)
b.clear()
print(b, bool(b))
