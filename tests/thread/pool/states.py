# index: concurrent.futures
# The states of a future, its repr, and what is not allowed in which.
from concurrent.futures import Future, InvalidStateError


def show(f):
    print(repr(f).split(' at ')[0], repr(f).split(' state=')[1], f.running(), f.done(), f.cancelled())


f = Future()
show(f)
print(f.set_running_or_notify_cancel())
show(f)
try:
    f.result(timeout=0.01)
except TimeoutError as e:
    print('TimeoutError', e)
f.set_result(1)
show(f)
for wrong in (lambda: f.set_result(2), lambda: f.set_exception(ValueError())):
    try:
        wrong()
    except InvalidStateError as e:
        print(str(e).split(':')[0])
g = Future()
g.cancel()
show(g)
g.set_running_or_notify_cancel()
show(g)
h = Future()
h.set_exception(OSError('x'))
show(h)
