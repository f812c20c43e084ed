# index: _thread, locks
import _thread

# A bounded buffer of one item, with two locks as its two conditions.
ITEMS = 300
empty = _thread.allocate_lock()
full = _thread.allocate_lock()
full.acquire()
box = []
got = []
end = _thread.allocate_lock()
end.acquire()


def produce():
    for i in range(ITEMS):
        empty.acquire()
        box.append(i * i)
        full.release()


def consume():
    for _ in range(ITEMS):
        full.acquire()
        got.append(box.pop())
        empty.release()
    end.release()


_thread.start_new_thread(consume, ())
_thread.start_new_thread(produce, ())
end.acquire()
print(len(got), got == [i * i for i in range(ITEMS)], box)
