# index: _thread, generators
import _thread


def countdown(n):
    try:
        while n:
            sent = yield n
            n = sent if sent is not None else n - 1
    finally:
        closed.append(n)


closed = []
guard = _thread.allocate_lock()
results = {}
ends = []


# A generator made in one thread and finished in another.
def first(box, end):
    g = countdown(9)
    box.append([next(g), next(g), g.send(5), g])
    end.release()


def second(box, n, end):
    *values, g = box[0]
    with guard:
        results[n] = values + list(g)
    end.release()


for n in range(4):
    box = []
    for function, args in ((first, (box,)), (second, (box, n))):
        end = _thread.allocate_lock()
        end.acquire()
        _thread.start_new_thread(function, args + (end,))
        end.acquire()
print(results)
print(closed)
