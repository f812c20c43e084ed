# skip-if: threads
# index: threads, exceptions
# An exception in threading.excepthook is handed to sys.excepthook.
import contextlib
import io
import sys
import threading


def broken(args):
    raise RuntimeError('in the hook')


threading.excepthook = broken
sys.excepthook = lambda kind, value, traceback: print('sys.excepthook', kind.__name__, value)
error = io.StringIO()
with contextlib.redirect_stderr(error):
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
print(error.getvalue().strip())
