# index: _thread, locks
import _thread

lock = _thread.allocate_lock()
answer = _thread.allocate_lock()
lock.acquire()
answer.acquire()
trace = []


def releaser():
    trace.append("released by another thread")
    lock.release()
    answer.acquire()
    trace.append("and back")
    lock.release()


_thread.start_new_thread(releaser, ())
lock.acquire()
trace.append("acquired")
answer.release()
lock.acquire()
print(trace)
print(lock.locked(), answer.locked())

# Released by a thread that never acquired it, with nobody waiting.
done = _thread.allocate_lock()
done.acquire()
_thread.start_new_thread(lambda: (lock.release(), done.release()), ())
done.acquire()
print(lock.locked())
