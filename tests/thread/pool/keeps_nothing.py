# A pool's idle threads keep nothing alive: neither results, nor arguments, nor what was called.
# index: concurrent.futures
import gc
import time
import weakref
from concurrent.futures import ThreadPoolExecutor

ROUNDS = 60


class Thing:
    def itself(self, *others):
        return self


def is_collected(ref):
    for pause in 0, 0.001, 0.01, 0.1:
        time.sleep(pause)  # its thread may not be idle yet
        gc.collect()
        if ref() is None:
            return True
    return False


def result():
    thing = pool.submit(Thing).result()
    return weakref.ref(thing)


def argument():
    thing = Thing()
    pool.submit(id, thing).result()
    return weakref.ref(thing)


def called():
    thing = Thing()
    pool.submit(thing.itself, 1).result()
    return weakref.ref(thing)


def of_exception():
    thing = Thing()
    pool.submit(lambda thing: 1 / 0, thing).exception()
    return weakref.ref(thing)


with ThreadPoolExecutor(3) as pool:
    for submit in result, argument, called, of_exception:
        kept = sum(not is_collected(submit()) for _ in range(ROUNDS))
        # A few may be kept by a word in some stack that looks like their address.
        print(submit.__name__, kept if kept > ROUNDS // 10 else "kept none")
