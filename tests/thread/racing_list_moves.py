# index: _thread, list, races
import _thread

# insert, pop, sort and reverse at once: nothing is lost, nothing is invented.
ROUNDS = 400
shared = list(range(100))
popped = []
ends = []


def inserter(end):
    for i in range(ROUNDS):
        shared.insert(i % 7, 1000 + i)
    end.release()


def popper(end):
    for _ in range(90):
        popped.append(shared.pop(0))
    end.release()


def turner(end):
    for _ in range(ROUNDS // 4):
        shared.reverse()
        shared.extend(())
    end.release()


def reader(end):
    for _ in range(ROUNDS):
        for x in shared[:20]:
            if not (0 <= x < 100 or 1000 <= x < 1000 + ROUNDS):
                print("invented", x)
        len(shared)
    end.release()


for function in (inserter, popper, turner, reader, reader):
    end = _thread.allocate_lock()
    end.acquire()
    ends.append(end)
    _thread.start_new_thread(function, (end,))
for end in ends:
    end.acquire()
print(sorted(shared + popped) == sorted(list(range(100)) + [1000 + i for i in range(ROUNDS)]))
