# index: _thread, exceptions, sys.unraisablehook
# skip-if: threads
import _thread
import sys

reports = []
reported = _thread.allocate_lock()
reported.acquire()


def hook(args):
    reports.append((args.exc_type.__name__, str(args.exc_value), args.exc_traceback is not None))
    reported.release()


sys.unraisablehook = hook


def fail(n):
    raise ValueError("number %d" % n)


for n in range(3):
    _thread.start_new_thread(fail, (n,))
    reported.acquire()


def divide(a, b=0):
    return a / b


_thread.start_new_thread(divide, (1,), {"b": 0})
reported.acquire()
for report in reports:
    print(report)
