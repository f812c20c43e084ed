# index: threads
# A lock that one thread acquires and another releases, as a token that is passed round.
import threading

size = 5
locks = [threading.Lock() for _ in range(size)]
for lock in locks:
    lock.acquire()
trace = []


def member(me):
    for _ in range(3):
        locks[me].acquire()
        trace.append(me)
        locks[(me + 1) % size].release()


threads = [threading.Thread(target=member, args=(me,)) for me in range(size)]
for thread in threads:
    thread.start()
locks[0].release()
for thread in threads:
    thread.join()
print(trace, [lock.locked() for lock in locks])
