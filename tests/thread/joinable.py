# index: _thread, _thread.start_joinable_thread
# python: 3.14
import _thread

handle = _thread._ThreadHandle()
print(handle, handle.ident, handle.is_done())
for method in (handle.join, handle._set_done):
    try:
        method()
    except RuntimeError as e:
        print("RuntimeError", e)
ran = []
same = _thread.start_joinable_thread(lambda: ran.append(_thread.get_ident()), handle)
print(same is handle, handle.join(), handle.join(1), handle.is_done())
print(ran == [handle.ident], repr(handle) == "<_thread._ThreadHandle object: ident=%d>" % handle.ident)
try:
    _thread.start_joinable_thread(print, handle=handle)
except RuntimeError as e:
    print("RuntimeError", e)
for args, kwargs in (((1,), {}), ((print, 1), {}), ((), {"handle": None})):
    try:
        _thread.start_joinable_thread(*args, **kwargs)
    except TypeError as e:
        print("TypeError", str(e)[:40])
gate = _thread.allocate_lock()
gate.acquire()
blocked = _thread.start_joinable_thread(gate.acquire, daemon=True)
print(blocked.join(0.02), blocked.is_done())
gate.release()
print(blocked.join(), blocked.is_done())


def join_self():
    try:
        own.join()
    except RuntimeError as e:
        ran.append(str(e))


own = _thread._ThreadHandle()
_thread.start_joinable_thread(join_self, own)
own.join()
print(ran[1])
