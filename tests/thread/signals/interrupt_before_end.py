# index: _thread.interrupt_main
# skip-if: threads
# What a thread does to the main thread before it ends, or before it sets an event, happens inside of the main thread's wait.
import _thread
import threading


def waited(start, wait):
    try:
        start()
        wait()
    except KeyboardInterrupt:
        return True
    return False


def join_interrupter():
    thread = threading.Thread(target=_thread.interrupt_main)
    result = waited(thread.start, thread.join)
    thread.join()
    return result


def wait_for_interrupter():
    event = threading.Event()
    thread = threading.Thread(target=lambda: (_thread.interrupt_main(), event.set()))
    result = waited(thread.start, event.wait)
    thread.join()
    return result


print(all([join_interrupter() for _ in range(500)]))
print(all([wait_for_interrupter() for _ in range(500)]))
