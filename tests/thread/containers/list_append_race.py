# index: list.append
# timeout: 60
import threading
shared = []
N, THREADS = 5000, 6
def work(me):
    for i in range(N):
        shared.append((me, i))
threads = [threading.Thread(target=work, args=(t,)) for t in range(THREADS)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(shared))
last = [-1] * THREADS
ok = True
for me, i in shared:
    ok = ok and i == last[me] + 1
    last[me] = i
print(ok, last)
