# python: 3.14
# skip-if: threads
# index: sys.unraisablehook, _thread.start_new_thread
# What sys.unraisablehook is told of a thread's exception: no object, and a message that names the function.
import _thread
import sys
import threading

told = threading.Event()


class Task:
    def __init__(self, error):
        self.error = error

    def __repr__(self):
        return f"<a task that raises {self.error!r}>"

    def __call__(self, *args, **kwargs):
        raise self.error


def hook(unraisable):
    print(unraisable.exc_type, unraisable.exc_value, unraisable.object, unraisable.err_msg)
    frames = unraisable.exc_traceback
    print(frames.tb_frame.f_code.co_name, frames.tb_next)
    told.set()


sys.unraisablehook = hook
for error in ValueError("task failed"), KeyboardInterrupt(), StopIteration(3):
    told.clear()
    _thread.start_new_thread(Task(error), (1,), {"two": 2})
    told.wait(20)
_thread.start_new_thread(Task(SystemExit("not told")), ())
while _thread._count():
    pass
sys.unraisablehook = sys.__unraisablehook__
sys.stderr = sys.stdout
_thread.start_new_thread(Task(OSError()), ())
while _thread._count():
    pass
