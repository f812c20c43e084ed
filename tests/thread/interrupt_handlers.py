# index: _thread, _thread.interrupt_main, signal
# python: 3.14
# skip-if: threads
import _thread
import signal
import time

calls = []
lock = _thread.allocate_lock()
lock.acquire()


def handler(number, frame):
    calls.append((number == signal.SIGUSR1, _thread.get_ident() == main, frame is not None))


main = _thread.get_ident()
print(signal.signal(signal.SIGUSR1, handler) == signal.SIG_DFL)


def send():
    for _ in range(3):
        time.sleep(0.02)
        _thread.interrupt_main(signal.SIGUSR1)
    time.sleep(0.02)
    lock.release()


# The handler returns, so that the wait goes on.
_thread.start_new_thread(send, ())
print(lock.acquire(timeout=20), len(calls), set(calls))


def raising(number, frame):
    raise OSError("from the handler")


signal.signal(signal.SIGUSR1, raising)
_thread.start_new_thread(lambda: (time.sleep(0.02), _thread.interrupt_main(signal.SIGUSR1)), ())
try:
    lock.acquire()
except OSError as e:
    print("OSError", e)
print(lock.locked())
