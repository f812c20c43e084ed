# index: threading.Lock, threading.RLock
# python: 3.14
# Lock is a type, RLock a function that makes locks, and what they say of arguments and of being subclassed.
import _thread
import threading
import warnings

print(threading.Lock is _thread.lock is _thread.LockType, isinstance(threading.Lock(), threading.Lock))
print(threading.Lock, type(threading.RLock()), type(threading.RLock) is type(lambda: 0))
for call in (lambda: threading.Lock(1), lambda: threading.Lock(a=1), lambda: isinstance(None, threading.RLock),
             lambda: type('Own', (threading.Lock,), {}), lambda: type('Own', (_thread.lock, int), {})):
    try:
        print(call())
    except TypeError as e:
        print(e)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    with threading.RLock('ignored', also=None) as taken:
        print(taken)
print([(w.category.__name__, str(w.message), w.lineno) for w in caught])


class Own(_thread.RLock):
    pass


print(Own().acquire(), Own().__class__.__mro__)
