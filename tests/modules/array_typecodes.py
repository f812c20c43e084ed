# index: array
# python: 3.14
import array
from array import array as A


def tr(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for c in 'bBhHiIqQfdw':
    for v in (-1<<70, -1, 1<<70, 1.5, 'x', 'xy', None):
        print(c, v, end=' ')
        tr(lambda: A(c,[v]))
print(array.typecodes, [A(c).itemsize for c in 'bBhHiIqQfdw'], A('L', [2**32 - 1]), A('l', [-1]).tobytes()[-1:])
