# python: 3.14
# skip-if: threads
# index: threading.Thread.is_alive, _thread._ThreadHandle
# A Thread has a handle of _thread instead of a lock: it is done when the thread has ended, and then stays so.
import _thread
import threading

started, finish = threading.Event(), threading.Event()
thread = threading.Thread(target=lambda: (started.set(), finish.wait()))
handle = thread._handle
print(handle.is_done(), handle.ident, thread.ident, thread.is_alive(), hasattr(thread, "_tstate_lock"))
try:
    handle.join()
except RuntimeError as e:
    print(e)
thread.start()
started.wait()
print(handle.is_done(), handle.ident == thread.ident != 0, thread.is_alive())
print(handle.join(0), handle.join(0.01), thread.join(0.01), handle.is_done(), thread.is_alive())
finish.set()
print(handle.join(), handle.is_done(), thread.is_alive(), thread.join(), handle.join(0))
print(handle.ident == thread.ident, repr(handle) == f"<_thread._ThreadHandle object: ident={thread.ident}>")
try:
    threading.Thread(target=finish.clear)._handle._set_done()
except RuntimeError as e:
    print(e)
other = _thread._make_thread_handle(threading.get_ident() + 1)
print(other.is_done(), other._set_done(), other.is_done(), other.join())
