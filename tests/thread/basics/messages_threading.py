# index: threading
# python: 3.14
# skip-if: threads
# What the classes of threading say when they are used wrongly, and what they look like.
import re
import threading


def attempt(f, *args, **kwargs):
    try:
        result = f(*args, **kwargs)
        print('->', type(result).__name__, shown(result) if isinstance(result, (int, str, tuple, type(None))) else '')
    except BaseException as e:
        print(type(e).__name__, shown(e))


def shown(x):
    return re.sub(' at 0x[0-9a-f]+', '', str(x))


attempt(threading.Semaphore, -1)
attempt(threading.Semaphore().release, 0)
attempt(threading.BoundedSemaphore().release)
attempt(threading.Semaphore().acquire, False, 1)
attempt(threading.Barrier, 0)
attempt(threading.Condition().wait)
attempt(threading.Condition().notify)
attempt(threading.Condition().notify_all)
attempt(threading.Condition, 1)
attempt(threading.Thread, 1)
attempt(threading.Thread(target=print).join)
attempt(threading.current_thread().join)
attempt(threading.current_thread().start)
attempt(setattr, threading.current_thread(), 'daemon', True)
class T(threading.Thread):
    def __init__(self): pass
attempt(T().start)
attempt(T().join)
attempt(T().is_alive)
attempt(repr, T())
attempt(getattr, T(), 'name')
attempt(getattr, T(), 'ident')
attempt(setattr, T(), 'daemon', 1)
attempt(getattr, T(), 'daemon')
print(repr(threading.Thread(target=print, name='n', daemon=True)), threading.Thread(target=print, name='').name[:7], re.sub(r'\d+', 'N', threading.Thread(target=len).name))
for o in (threading.Condition(), threading.Condition(threading.Lock()), threading.Event(), threading.Semaphore(3), threading.BoundedSemaphore(2), threading.Barrier(2)): print(shown(repr(o)))
attempt(threading.excepthook, 1)
attempt(threading.ExceptHookArgs, 1)
attempt(threading.local, 1)
