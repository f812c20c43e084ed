# index: weakref, weakref.ref, gc
# What becomes of weak references when their objects die.
# skip-if: threads
import gc
import weakref


class A:
    pass


def make(n):
    objects = [A() for _ in range(n)]
    refs = [weakref.ref(o) for o in objects]
    proxies = [weakref.proxy(o) for o in objects]
    watched = [weakref.ref(o, lambda r: called.append(r)) for o in objects]
    assert all(r() is o for r, o in zip(refs, objects))
    return refs, proxies, watched


def dig(n):
    return n and dig(n - 1)


called = []
refs, proxies, watched = make(50)
dig(100)
for _ in range(3):
    gc.collect()
dead = [i for i, r in enumerate(refs) if r() is None]
print(len(dead) > 40, len(called) == len(dead), all(r in watched for r in called))
i = dead[0]
try:
    proxies[i].x
except ReferenceError as e:
    print(e)
try:
    hash(refs[i])
except TypeError as e:
    print(e)
print(refs[i] == refs[i], refs[i] == refs[dead[1]], watched[i].__callback__, "dead" in repr(refs[i]))
