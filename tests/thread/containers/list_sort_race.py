# index: list.append, list.sort
# timeout: 60
import threading
shared = []
N = 3000
changed = 0
def add(me):
    for i in range(N):
        shared.append(me * N + i)
def sort():
    for _ in range(200):
        shared.sort()
threads = [threading.Thread(target=add, args=(t,)) for t in range(3)] + [threading.Thread(target=sort) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(shared), sorted(shared) == list(range(3 * N)))
