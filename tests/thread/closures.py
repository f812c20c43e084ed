# index: _thread, closures, races
import _thread


def make():
    count = 0
    log = []

    def bump(by):
        nonlocal count
        with lock:
            count += by
            log.append(count)

    def read():
        return count, log

    return bump, read


lock = _thread.allocate_lock()
pairs = [make() for _ in range(3)]
ends = []


def work(by, end):
    for i in range(300):
        for bump, read in pairs:
            bump(by)
    end.release()


for by in (1, 10, 100, -5):
    end = _thread.allocate_lock()
    end.acquire()
    ends.append(end)
    _thread.start_new_thread(work, (by, end))
for end in ends:
    end.acquire()
for bump, read in pairs:
    count, log = read()
    print(count, len(log), log[-1] == count)
