# index: weakref, weakref.ref, weakref.proxy
# Weak references and proxies to what is alive.
import weakref


class A:
    def __init__(self):
        self.items = [1, 2, 3]

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        return self.items[i]

    def __add__(self, other):
        return ("add", other)

    def __call__(self, *args):
        return args

    def __hash__(self):
        return 77


a = A()
r = weakref.ref(a)
print(r() is a, weakref.ref(a) is r, weakref.ref(a, print) is r, weakref.ref(a, print).__callback__ is print, r.__callback__)
print(weakref.getweakrefcount(a) >= 1, r in weakref.getweakrefs(a), hash(r), r == weakref.ref(a, len), r != weakref.ref(A()))
p = weakref.proxy(a)
print(len(p), p[1], p + 4, p.items, list(p), 3 in p, p(1, 2), isinstance(p, A), bool(p), type(p).__name__)
p.new = 5
print(a.new, weakref.proxy(a) is p)
for f in (lambda: weakref.ref(1), lambda: weakref.ref([]), lambda: hash(p), lambda: r(1), lambda: weakref.ref()):
    try:
        f()
    except TypeError as e:
        print(type(e).__name__)


class Named(weakref.ref):
    def __init__(self, target, callback=None):
        super().__init__(target, callback)
        self.name = "named"


n = Named(a)
print(n() is a, n.name, n is Named(a), n == r)
