# python: 3.14
# index: _thread.RLock
# The state of an RLock that conditions put aside: what it is, and what is none; and no lock can be copied.
import copy
import threading

lock = threading.RLock()
with lock, lock:
    count, owner = state = lock._release_save()
    print(count, owner == threading.get_ident(), lock.locked(), lock._is_owned(), lock._recursion_count())
    lock._acquire_restore(state)
    print(lock.locked(), lock._is_owned(), lock._recursion_count())
for state in 1, (), (1,), (1, 2, 3), ("a", "b"):
    try:
        lock._acquire_restore(state)
    except TypeError as e:
        print(e)
print(lock.locked())
for call in lock._release_save, lock.release, lambda: threading.stack_size(2**80), lambda: threading.stack_size(-2**80):
    try:
        call()
    except (RuntimeError, OverflowError) as e:
        print(type(e).__name__, e)
for obj in lock, threading.Lock(), threading.local(), threading._start_joinable_thread(int):
    try:
        copy.copy(obj)
    except TypeError as e:
        print(e)
