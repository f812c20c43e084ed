# index: _thread, attribute references, races
import _thread


class Box:
    pass


# Of several threads that delete the same attribute exactly one succeeds.
ROUNDS, THREADS = 300, 4
boxes = [Box() for _ in range(ROUNDS)]
for box in boxes:
    box.x = box.y = 1
successes = [0] * THREADS
ends = []


def delete(n, end):
    for box in boxes:
        try:
            del box.x
            successes[n] += 1
        except AttributeError:
            pass
    end.release()


for n in range(THREADS):
    end = _thread.allocate_lock()
    end.acquire()
    ends.append(end)
    _thread.start_new_thread(delete, (n, end))
for end in ends:
    end.acquire()
print(sum(successes) == ROUNDS)
print(any(hasattr(box, "x") for box in boxes), all(box.y == 1 for box in boxes))
