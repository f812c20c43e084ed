# skip-if: threads
# index: threads
# finally blocks and with statements of threads that are joined run to their ends.
import contextlib
import threading
import time


@contextlib.contextmanager
def resource(name):
    print('open', name)
    try:
        yield
    finally:
        time.sleep(0.05)
        print('close', name)


def work():
    try:
        with resource('file'):
            time.sleep(0.05)
    finally:
        print('finally')


threading.Thread(target=work).start()
time.sleep(0.02)
