# skip-if: threads
# index: threads, exceptions
# What threading.excepthook prints by itself.
import contextlib
import io
import threading


def inner():
    return {}['missing']


def outer():
    try:
        inner()
    except KeyError as e:
        raise ValueError('outer') from e


error = io.StringIO()
with contextlib.redirect_stderr(error):
    thread = threading.Thread(target=outer, name='T')
    thread.start()
    thread.join()
lines = error.getvalue().splitlines()
print(lines[0])
print([line for line in lines if line.endswith(('in inner', 'in outer')) or 'Error' in line or 'cause' in line].__len__())
print(lines[-1])
