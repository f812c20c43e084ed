# index: _thread, _thread.get_ident
# skip-if: threads
import _thread

print(type(_thread.get_ident()).__name__, _thread.get_ident() == _thread.get_ident())
print(type(_thread.get_native_id()).__name__, _thread.get_native_id() > 0)
idents = []
natives = []
gate = _thread.allocate_lock()
gate.acquire()
ends = []


def work(end):
    idents.append(_thread.get_ident())
    natives.append(_thread.get_native_id())
    end.release()
    # Alive until all have their idents.
    gate.acquire()
    gate.release()


started = []
for _ in range(10):
    end = _thread.allocate_lock()
    end.acquire()
    ends.append(end)
    started.append(_thread.start_new_thread(work, (end,)))
for end in ends:
    end.acquire()
print(_thread._count())
print(sorted(started) == sorted(idents), len(set(idents + [_thread.get_ident()])))
print(len(set(natives + [_thread.get_native_id()])))
gate.release()
