# index: threads
# A computation in phases: no thread begins a phase before all have ended the one before.
import threading

size, phases = 4, 20
cells = [0] * size
barrier = threading.Barrier(size)


def work(me):
    for _ in range(phases):
        left, right = cells[me - 1], cells[(me + 1) % size]
        barrier.wait()
        cells[me] = left + right + 1
        barrier.wait()


threads = [threading.Thread(target=work, args=(me,)) for me in range(size)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(cells, len(set(cells)), cells[0] == 2 ** phases - 1)
