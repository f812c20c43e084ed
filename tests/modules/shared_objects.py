# index: collections.deque, itertools.count, functools.lru_cache, threads
# Objects that several threads change: no item is lost, none appears twice.
import functools
import itertools
import threading
from collections import defaultdict, deque

N, T = 2000, 4
def run(work):
    threads = [threading.Thread(target=work, args=(i,)) for i in range(T)]
    for t in threads: t.start()
    for t in threads: t.join()

d = deque()
run(lambda i: [d.append((i, n)) if n % 2 else d.appendleft((i, n)) for n in range(N)])
print(len(d), len(set(d)))
taken = [[] for _ in range(T)]
def take(i):
    try:
        while True:
            taken[i].append(d.pop() if i % 2 else d.popleft())
    except IndexError:
        pass
run(take)
print(sum(map(len, taken)), len(set().union(*taken)), len(d))
last = deque(maxlen=5)
run(lambda i: [last.append(n) for n in range(N)])
print(len(last))
ids, got = itertools.count(), [[] for _ in range(T)]
run(lambda i: got[i].extend(next(ids) for _ in range(N)))
print(sorted(x for g in got for x in g) == list(range(N * T)))
f = functools.lru_cache(maxsize=50)(lambda x: x * 2)
bad = []
run(lambda i: bad.extend(x for x in range(N) if f(x % 70) != x % 70 * 2))
info = f.cache_info()
print(bad, info.hits + info.misses == N * T, info.currsize)
g = defaultdict(list)
run(lambda i: [g[n % 7].append(i) for n in range(N)])
print(sum(map(len, g.values())))
