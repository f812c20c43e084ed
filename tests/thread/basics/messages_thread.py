# index: _thread
# python: 3.14
# skip-if: threads
# What the functions of _thread say of wrong arguments, and what its objects look like.
import _thread
import re


def attempt(f, *args, **kwargs):
    try:
        result = f(*args, **kwargs)
        print('->', type(result).__name__, shown(result) if isinstance(result, (int, str, tuple, type(None))) else '')
    except BaseException as e:
        print(type(e).__name__, shown(e))


def shown(x):
    return re.sub(' at 0x[0-9a-f]+', '', str(x))


attempt(_thread.start_new_thread, 1, ())
attempt(_thread.start_new_thread, print, [])
attempt(_thread.start_new_thread, print, (), [])
attempt(_thread.start_new_thread, print)
attempt(_thread.start_joinable_thread, 1)
attempt(_thread.start_joinable_thread, print, 1)
attempt(_thread.start_joinable_thread, print, handle=5)
attempt(_thread.start_joinable_thread)
h = _thread._ThreadHandle()
attempt(h.join)
attempt(h.join, 'x')
attempt(h.is_done)
print(h.ident); 
print(shown(repr(h)))
attempt(_thread._make_thread_handle, 'x')
attempt(_thread._make_thread_handle, -1)
attempt(_thread.stack_size, -1)
attempt(_thread.stack_size, 1)
attempt(_thread.stack_size, 'x')
attempt(_thread.interrupt_main, -1)
attempt(_thread.interrupt_main, 1000)
attempt(_thread.interrupt_main, 'x')
attempt(_thread._local, 1)
attempt(setattr, _thread._local(), '__dict__', {})
attempt(delattr, _thread._local(), '__dict__')
attempt(getattr, _thread._local(), 'x')
attempt(_thread._excepthook, 1)
attempt(_thread._ExceptHookArgs, 1)
attempt(_thread._ExceptHookArgs, (1, 2))
r = _thread.RLock()
attempt(r.release)
attempt(r._release_save)
attempt(r._recursion_count)
attempt(r._is_owned)
attempt(r.locked)
attempt(r.acquire, False, 1)
attempt(r.acquire, timeout=-2)
attempt(r.acquire, timeout=1e20)
attempt(r.acquire, timeout=float('nan'))
l = _thread.allocate_lock()
attempt(l.release)
attempt(l.acquire, False, 1)
attempt(l.acquire, False, -1)
attempt(l.acquire, True, -2)
attempt(l.acquire, True, float('nan'))
attempt(l.acquire, True, 1e30)
attempt(l.acquire, 'x', 'y')
attempt(l.acquire, bad=1)
attempt(l.acquire, 1, 2, 3)
attempt(_thread.exit)
attempt(_thread.exit_thread)
attempt(_thread.daemon_threads_allowed)
attempt(_thread._is_main_interpreter)
print(_thread.error, _thread.TIMEOUT_MAX, _thread.LockType)
print(shown(repr(l)), shown(repr(r)))
