# index: _thread, locks
import _thread

# Nobody starves: each of the threads gets the lock as often as it wants to, while one hogs it.
THREADS, TURNS = 6, 40
lock = _thread.allocate_lock()
turns = [0] * THREADS
stop = []
ends = []


def hog(end):
    while not stop:
        with lock:
            for _ in range(50):
                pass
    end.release()


def modest(n, end):
    for _ in range(TURNS):
        with lock:
            turns[n] += 1
    end.release()


def start(function, *args):
    end = _thread.allocate_lock()
    end.acquire()
    _thread.start_new_thread(function, args + (end,))
    return end


hog_end = start(hog)
ends = [start(modest, n) for n in range(THREADS)]
for end in ends:
    end.acquire()
stop.append(1)
hog_end.acquire()
print(turns)
