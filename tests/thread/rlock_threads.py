# index: _thread, _thread.RLock, races
import _thread

lock = _thread.RLock()
depth_seen = []
total = 0
ends = []


def nested(depth):
    global total
    with lock:
        if depth:
            nested(depth - 1)
        else:
            total += 1


def work(end):
    for i in range(200):
        nested(i % 5)
    end.release()


for _ in range(5):
    end = _thread.allocate_lock()
    end.acquire()
    ends.append(end)
    _thread.start_new_thread(work, (end,))
for end in ends:
    end.acquire()
print(total, lock._is_owned())

# Another thread can neither take nor release it.
lock.acquire()
answers = []
end.release() if end.locked() else None
end.acquire()


def stranger():
    answers.append(lock.acquire(False))
    answers.append(lock.acquire(timeout=0.01))
    answers.append(lock._is_owned())
    try:
        lock.release()
    except RuntimeError as e:
        answers.append(str(e))
    end.release()


_thread.start_new_thread(stranger, ())
end.acquire()
print(answers)
