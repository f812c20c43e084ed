# index: array, threads
# Threads that change one array: no item is lost or torn.
import threading
from array import array

N, T = 4000, 4
a, big, shared = array('q'), array('d', [0.0] * 64), array('l')
start = threading.Barrier(T)
wrong = []


def work(k):
    start.wait()
    for i in range(N):
        a.append(k * N + i)
        big[i % 64] = float(k + 1) * 1e300
        if big[(i * 7) % 64] not in (0.0, 1e300, 2e300, 3e300, 4e300):
            wrong.append(i)
        if i % 100 == 0:
            a[0:0] = array('q', [-1])
            shared.extend(array('l', [k] * 3))
            big.reverse()
        try:
            shared.insert(1, k)
            shared.pop()
        except IndexError:
            pass


threads = [threading.Thread(target=work, args=(k,)) for k in range(T)]
for t in threads:
    t.start()
for t in threads:
    t.join()
items = a.tolist()
print(len(items), items.count(-1), sorted(x for x in items if x >= 0) == list(range(N * T)))
for k in range(T):
    mine = [x for x in items if k * N <= x < (k + 1) * N and x >= 0]
    print(k, mine == sorted(mine))
print(len(shared), set(shared) <= set(range(T)))
