# index: _thread
import _thread

DEPTH = 5
guard = _thread.allocate_lock()
names = []
all_done = _thread.allocate_lock()
all_done.acquire()
expected = 2 ** (DEPTH + 1) - 1


def grow(name):
    if len(name) < DEPTH:
        _thread.start_new_thread(grow, (name + "l",))
        _thread.start_new(grow, (name + "r",), {})
    with guard:
        names.append(name)
        if len(names) == expected:
            all_done.release()


_thread.start_new_thread(grow, ("",))
all_done.acquire()
print(len(names), len(set(names)))
print(sorted(n for n in names if len(n) == 2))
