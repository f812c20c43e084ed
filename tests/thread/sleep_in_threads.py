# index: _thread, time.sleep
import _thread
import time

# Sleeping threads don't hold up others, and wake in the order of their times.
order = []
ends = []


def nap(n, end):
    time.sleep(n * 0.2)
    order.append(n)
    end.release()


start = time.monotonic()
for n in (4, 1, 3, 2):
    end = _thread.allocate_lock()
    end.acquire()
    ends.append(end)
    _thread.start_new_thread(nap, (n, end))
for end in ends:
    end.acquire()
passed = time.monotonic() - start
print(order, 0.75 < passed < 20)
for bad in (-1, -0.001, float("nan")):
    try:
        time.sleep(bad)
    except ValueError as e:
        print(e)
print(time.sleep(0), time.sleep(0.0), time.sleep(True * 0))
