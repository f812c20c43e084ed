# index: set
# timeout: 60
import threading
s = set()
N, THREADS = 3000, 4
problems = []
def work(me):
    for i in range(N):
        k = (me, i)
        s.add(k)
        if k not in s:
            problems.append(k)
        if i % 2:
            s.remove(k)
            if k in s:
                problems.append(k)
        if i % 100 == 0:
            s.update({(me, "x"), (me, "y")})
            s.difference_update([(me, "x")])
            for x in s.copy():
                if x[0] not in range(THREADS):
                    problems.append(x)
            len(s | {1}), len(s & {(0, 0)}), s == s
threads = [threading.Thread(target=work, args=(t,)) for t in range(THREADS)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(problems[:3], len(s), s == {(m, i) for m in range(THREADS) for i in range(0, N, 2)} | {(m, "y") for m in range(THREADS)})
