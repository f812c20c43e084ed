# skip-if: threads
# index: threads, exceptions
# python: 3.14
# sys._current_exceptions() and _current_frames() show what other threads handle and run.
import sys
import threading

handling, leave = threading.Event(), threading.Event()


def work():
    try:
        raise KeyError('key')
    except KeyError:
        handling.set()
        leave.wait()


thread = threading.Thread(target=work)
thread.start()
handling.wait()
exceptions, frames = sys._current_exceptions(), sys._current_frames()
print(sorted(exceptions) == sorted(frames) == sorted(t.ident for t in threading.enumerate()))
print(repr(exceptions[thread.ident]), exceptions[threading.get_ident()])
print(frames[threading.get_ident()].f_code.co_name)
frame, names = frames[thread.ident], []
while frame:
    names.append(frame.f_code.co_name)
    frame = frame.f_back
print('work' in names)
leave.set()
thread.join()
print(thread.ident in sys._current_frames())
