# skip-if: threads
# index: threads, atexit
# threading's own functions for the end run in reverse, before the threads are joined.
import atexit
import threading

stop = threading.Event()


def work():
    stop.wait()
    print('stopped')


def end():
    print('asked to stop')
    stop.set()


atexit.register(print, 'atexit')
threading._register_atexit(end)
threading._register_atexit(print, 'registered later, runs earlier')
threading.Thread(target=work).start()
