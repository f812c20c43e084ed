# index: _thread, _thread._local, gc, weakref
import _thread
import gc
import time
import weakref


class Thing:
    pass


mine = _thread._local()
refs = []
end = _thread.allocate_lock()
end.acquire()


def work():
    mine.thing = Thing()
    mine.thing.owner = mine
    refs.append(weakref.ref(mine.thing))
    end.release()


def wait_until_dead(ref):
    # The thread may still be on its way out.
    for _ in range(200):
        gc.collect()
        if ref() is None:
            return True
        time.sleep(0.01)
    return False


for _ in range(3):
    _thread.start_new_thread(work, ())
    end.acquire()
print([wait_until_dead(ref) for ref in refs])
mine.thing = Thing()
mine.thing.owner = mine
ref = weakref.ref(mine.thing)
gc.collect()
print(ref() is mine.thing)
del mine
print(wait_until_dead(ref))
