# index: _thread, exceptions, races
import _thread

# Several threads raise the same exception object.
shared = RuntimeError("the only one")
ends = []
caught = [0] * 4


def work(n, end):
    for _ in range(300):
        try:
            raise shared
        except RuntimeError as e:
            if e is shared and e.args == ("the only one",):
                caught[n] += 1
            e.add_note("by %d" % n) if hasattr(e, "add_note") and caught[n] == 1 else None
    end.release()


for n in range(4):
    end = _thread.allocate_lock()
    end.acquire()
    ends.append(end)
    _thread.start_new_thread(work, (n, end))
for end in ends:
    end.acquire()
print(caught, sorted(shared.__notes__))
