# index: queue, concurrent.futures
# python: 3.14
# skip-if: threads
# What queues and futures say when they are used wrongly.
import concurrent.futures as cf
import queue
import re
from concurrent.futures import Future, ThreadPoolExecutor


def attempt(f, *args, **kwargs):
    try:
        result = f(*args, **kwargs)
        print('->', type(result).__name__, shown(result) if isinstance(result, (int, str, tuple, type(None))) else '')
    except BaseException as e:
        print(type(e).__name__, shown(e))


def shown(x):
    return re.sub(' at 0x[0-9a-f]+', '', str(x))


q = queue.Queue(1)
attempt(q.get, False)
attempt(q.put, 1)
attempt(q.put_nowait, 2)
attempt(q.get, True, -1)
attempt(q.put, 1, True, -1)
attempt(q.task_done)
attempt(q.task_done)
attempt(q.shutdown)
attempt(q.put, 1)
attempt(q.get)
attempt(q.get)
s = queue.SimpleQueue()
attempt(s.get, False)
attempt(s.get, True, -1)
attempt(s.get, True, 'x')
attempt(s.put)
attempt(queue.SimpleQueue, 1)
attempt(s.get, timeout=0.01)
attempt(s.get, 1, 2, 3)
attempt(s.put, 1, 2, 3, 4)
f = Future()
attempt(f.result, 0)
attempt(f.exception, 0.001)
attempt(f.set_result, 1)
attempt(f.set_result, 2)
attempt(f.set_exception, ValueError())
attempt(f.cancel)
attempt(f.result)
print(shown(repr(f)))
f = Future()
attempt(f.cancel)
attempt(f.result)
attempt(f.exception)
attempt(f.set_running_or_notify_cancel)
attempt(f.cancelled)
print(shown(repr(f)))
attempt(f.set_result, 1)
attempt(ThreadPoolExecutor, 0)
attempt(ThreadPoolExecutor, -1)
attempt(ThreadPoolExecutor, initializer=1)
attempt(cf.wait, [Future()], 0.001, 'x')
attempt(next, cf.as_completed([Future()], timeout=0.01))
attempt(cf.wait, [Future()], timeout=0.01)
