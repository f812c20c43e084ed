# python: 3.14
# skip-if: threads
# index: threading.Thread.start
# A thread that cannot be started is forgotten: it is not in limbo, is not enumerated, and may be started later.
import threading

start = threading._start_joinable_thread


def refuse(function, handle=None, daemon=True):
    print(thread in threading._limbo, callable(function), handle is thread._handle, daemon)
    raise threading.ThreadError("no more threads")


thread = threading.Thread(target=print, args=("it runs",))
threading._start_joinable_thread = refuse
for _ in range(2):
    try:
        thread.start()
    except RuntimeError as e:
        print(e, thread in threading._limbo, thread in threading.enumerate(), thread.ident, thread.is_alive())
print(repr(thread).endswith(", initial)>"), threading.active_count())
threading._start_joinable_thread = start
thread.start()
thread.join()
print(threading._limbo, thread.is_alive())
