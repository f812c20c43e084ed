# index: dict
# timeout: 60
import threading
d = {}
N, THREADS = 3000, 5
problems = []
def work(me):
    for i in range(N):
        k = i * THREADS + me if me % 2 else f"{me}:{i}"
        d[k] = i
        if d.get(k) != i or k not in d:
            problems.append(k)
        if i % 3 == 0:
            if d.pop(k) != i or k in d:
                problems.append(k)
        d["shared"] = me
        d.setdefault("once", me)
threads = [threading.Thread(target=work, args=(t,)) for t in range(THREADS)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(problems[:3], len(d), len(list(d)), 0 <= d["shared"] < THREADS)
print(all(d[f"{me}:{i}"] == i for me in (0, 2, 4) for i in range(N) if i % 3))
