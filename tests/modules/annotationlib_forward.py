# index: annotationlib
# python: 3.14
from annotationlib import *

class A:
    x: int
    y: A
    z: Later
    w: "int"
print(get_annotations(A, format=Format.STRING), get_annotations(A, format=3))
r = get_annotations(A, format=3)['z']
try: r.evaluate()
except NameError as e: print(e)
print(r.evaluate(format=Format.STRING), r.evaluate(format=3) is r)
class Later: pass
print(r.evaluate(), get_annotations(A))
print(get_annotations(A, eval_str=True))
def outer():
    def inner(p: q, r: list[q]): pass
    print(get_annotations(inner, format=Format.STRING))
    print(get_annotations(inner, format=3)['r'] == list[ForwardRef('q', owner=inner)])
    q = 5
outer()
