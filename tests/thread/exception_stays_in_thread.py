# index: _thread, exceptions, sys.exc_info
import _thread
import sys

ROUNDS, THREADS = 200, 5
bad = []
ends = []


def work(n, end):
    for i in range(ROUNDS):
        try:
            try:
                raise KeyError(n, i)
            except KeyError as e:
                if sys.exc_info()[1] is not e or e.args != (n, i):
                    bad.append((n, i))
                raise ValueError(n) from e
        except ValueError as e:
            if e.__cause__.args != (n, i) or e.__context__ is not e.__cause__ or e.args != (n,):
                bad.append(("cause", n, i))
        finally:
            if sys.exc_info() != (None, None, None):
                bad.append(("left", n, i))
    end.release()


for n in range(THREADS):
    end = _thread.allocate_lock()
    end.acquire()
    ends.append(end)
    _thread.start_new_thread(work, (n, end))
for end in ends:
    end.acquire()
print(bad, sys.exc_info())
