# index: _thread, global, races
import _thread

THREADS, ROUNDS = 5, 500
current = -1
ends = []


def write(n, end):
    global current
    for i in range(ROUNDS):
        current = n
        globals()["g_%d_%d" % (n, i % 20)] = i
        if current not in range(THREADS):
            print("invented", current)
        if i % 20 == 19:
            del globals()["g_%d_%d" % (n, 19)]
    end.release()


for n in range(THREADS):
    end = _thread.allocate_lock()
    end.acquire()
    ends.append(end)
    _thread.start_new_thread(write, (n, end))
for end in ends:
    end.acquire()
print(current in range(THREADS))
found = sorted(name for name in globals() if name.startswith("g_"))
print(found == sorted("g_%d_%d" % (n, i) for n in range(THREADS) for i in range(19)))
print(all(globals()["g_%d_%d" % (n, i)] == ROUNDS - 20 + i for n in range(THREADS) for i in range(19)))
