# index: suggestions, keyword arguments, error messages
def f(a, *, key): pass
def g(a, key, /, other=1, **kw): pass
def h(count, colour, x1): pass
class A:
    def m(self, length): pass
    def __init__(self, width=1): pass
for c in (lambda: f(1, kee=3), lambda: f(1,2,kee=3), lambda: h(1, cunt=2), lambda: h(1,2,3,color=4), lambda: h(y1=1), lambda: h(x2=1), lambda: h(COLOUR=1), lambda: A().m(lenght=3), lambda: A(widht=3), lambda: h(zzzzz=1), lambda: h(lr=2),
   lambda: int(bsae=3), lambda: sorted([], revers=1), lambda: print(sepp=1), lambda: "".encode(encodin="x"), lambda: dict.fromkeys(a=1), lambda: A.m(A(), lengt=2), lambda: (lambda value: 1)(valu=1), lambda: max(1,2,ky=1), lambda: open("x", moe="r"), lambda: sum([1], strt=1), lambda: h(1, kolour=1, cout=2), lambda: h(count=1, coun=2), lambda: [].sort(reversed=1), lambda: "".split(separator=1)):
    try: c()
    except TypeError as e: print(e)
