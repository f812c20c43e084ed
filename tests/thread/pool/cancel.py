# index: concurrent.futures
# A call that has not begun can be cancelled; one that runs cannot.
import threading
from concurrent.futures import CancelledError, ThreadPoolExecutor

gate, running = threading.Event(), threading.Event()


def hold():
    running.set()
    gate.wait()
    return 'held'


with ThreadPoolExecutor(1) as pool:
    first, second, third = pool.submit(hold), pool.submit(print, 'never'), pool.submit(str, 3)
    running.wait()
    print(first.cancel(), second.cancel(), second.cancel(), second.cancelled(), first.running())
    gate.set()
    print(first.result(), third.result())
    for method in (second.result, second.exception):
        try:
            method()
        except CancelledError as e:
            print('cancelled', e)
    print(second.done(), first.cancel())
