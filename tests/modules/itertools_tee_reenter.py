# index: itertools.tee
# A tee whose source asks the tee again, and one whose source is asked by another thread.
import itertools
import threading


class Source:
    count = 3

    def __iter__(self):
        return self

    def __next__(self):
        return next(second)


first, second = itertools.tee(Source())
try:
    next(first)
except RuntimeError as e:
    print("tee" in str(e))

started, finish = threading.Event(), threading.Event()


class Waits:
    def __iter__(self):
        return self

    def __next__(self):
        started.set()
        finish.wait()
        raise StopIteration


a, b = itertools.tee(Waits())
thread = threading.Thread(target=lambda: next(a, None))
thread.start()
started.wait()
try:
    next(b)
except RuntimeError as e:
    print("tee" in str(e))
finish.set()
thread.join()
print(next(b, "end"))
a, b, c = itertools.tee(iter("abc"), 3)
print(list(a), next(b), list(c), list(b))
