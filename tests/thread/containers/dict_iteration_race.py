# index: dict
# timeout: 60
import threading
d = {i: str(i) for i in range(50)}
stop = threading.Event()
bad = []
errors = set()
def read():
    while not stop.is_set():
        try:
            for k, v in d.items():
                if v != str(k):
                    bad.append((k, v))
        except RuntimeError as e:
            errors.add(str(e))
        for k in list(d):
            if d.get(k, str(k)) != str(k):
                bad.append(k)
        repr(d), d == d, sorted(d.keys() & {1, 2, 999})
def write(me):
    for i in range(4000):
        k = me * 100000 + i
        d[k] = str(k)
        if i > 20:
            del d[k - 20]
        if i % 10 == 0:
            try:
                d.popitem()
            except KeyError:
                pass
            d.setdefault(k - 3, str(k - 3)), d.setdefault(k - 20 + 1, str(k - 19))
            for j in range(25):
                d.setdefault(k - j, str(k - j))
readers = [threading.Thread(target=read) for _ in range(2)]
writers = [threading.Thread(target=write, args=(m,)) for m in (1, 2)]
for t in readers + writers:
    t.start()
for t in writers:
    t.join()
stop.set()
for t in readers:
    t.join()
print(bad[:3], errors <= {"dictionary changed size during iteration", "dictionary keys changed during iteration"})
