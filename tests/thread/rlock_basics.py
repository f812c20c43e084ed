# index: _thread, _thread.RLock
import _thread

lock = _thread.RLock()
print(lock.acquire(), lock._is_owned(), lock._recursion_count() if hasattr(lock, "_recursion_count") else 1)
print(lock.acquire(blocking=False), lock.acquire(timeout=1))
with lock:
    print("%d deep" % 4)
for _ in range(3):
    print(lock.release(), lock._is_owned())
try:
    lock.release()
except RuntimeError as e:
    print("RuntimeError", e)
try:
    lock.acquire(False, 2)
except ValueError as e:
    print("ValueError", e)
me = _thread.get_ident()
text = repr(lock)
print(text.startswith("<unlocked _thread.RLock object owner=0 count=0 at 0x"))
with lock, lock:
    print(repr(lock).startswith("<locked _thread.RLock object owner=%d count=2 at 0x" % me))
print(lock._is_owned())
try:
    lock._release_save()
except RuntimeError as e:
    print("RuntimeError", e)
lock.acquire()
lock.acquire()
state = lock._release_save()
print(state == (2, me), lock._is_owned())
lock._acquire_restore(state)
print(lock._is_owned())
lock.release()
lock.release()
print(lock._is_owned())
