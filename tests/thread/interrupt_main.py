# index: _thread, _thread.interrupt_main, signal
# python: 3.14
# skip-if: threads
import _thread
import signal
import time

try:
    _thread.interrupt_main()
    time.sleep(10)
except KeyboardInterrupt:
    print("KeyboardInterrupt while sleeping")

lock = _thread.allocate_lock()
lock.acquire()


def later():
    time.sleep(0.05)
    _thread.interrupt_main()


_thread.start_new_thread(later, ())
try:
    lock.acquire()
except KeyboardInterrupt:
    print("KeyboardInterrupt while waiting", lock.locked())

_thread.start_new_thread(later, ())
try:
    while True:
        pass
except KeyboardInterrupt:
    print("KeyboardInterrupt while running")

for number in (0, -1, 1000):
    try:
        _thread.interrupt_main(number)
    except ValueError as e:
        print("ValueError", e)
signal.signal(signal.SIGINT, signal.SIG_IGN)
_thread.interrupt_main()
print("ignored")
