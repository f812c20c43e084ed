# index: _thread, _thread.start_joinable_thread
# skip-if: threads
# python: 3.14
import _thread

# Several threads join one, and one joins many.
gate = _thread.allocate_lock()
gate.acquire()
log = []
slow = _thread.start_joinable_thread(lambda: (gate.acquire(), log.append("slow")))


def joiner(n):
    def run():
        slow.join()
        log.append((n, slow.is_done()))
    return run


joiners = [_thread.start_joinable_thread(joiner(n)) for n in range(5)]
print(log, _thread._count())
gate.release()
for handle in joiners:
    handle.join()
print(log[0], sorted(log[1:]), _thread._count())

# The result of a thread is there once it is joined.
squares = [None] * 20
handles = [_thread.start_joinable_thread(lambda n=n: squares.__setitem__(n, n * n)) for n in range(20)]
for handle in handles:
    handle.join()
print(squares)
print(len({handle.ident for handle in handles}))
made = _thread._make_thread_handle(handles[0].ident)
print(made.ident == handles[0].ident, made.is_done(), made._set_done(), made.is_done(), made.join())
for ident in ("x", 1.0, -1):
    try:
        _thread._make_thread_handle(ident)
    except (TypeError, OverflowError) as e:
        print(type(e).__name__)
