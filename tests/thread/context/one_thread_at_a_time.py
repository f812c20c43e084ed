# skip-if: threads
# index: contextvars, threads
# A context that one thread has entered cannot be entered by another.
import contextvars
import threading

context = contextvars.Context()
inside, leave = threading.Event(), threading.Event()


def stay():
    inside.set()
    leave.wait()


thread = threading.Thread(target=context.run, args=(stay,))
thread.start()
inside.wait()
try:
    context.run(print, 'never')
except RuntimeError as e:
    print(str(e).startswith('cannot enter context'))
print(len(context.copy()))
leave.set()
thread.join()
context.run(print, 'now it is free')
