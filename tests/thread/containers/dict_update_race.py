# index: dict.update, dict.copy, len
# timeout: 60
import threading
d = {"a": 0, "b": 0, "c": 0}
stop = threading.Event()
bad = []
def read():
    while not stop.is_set():
        x = d.copy()
        if len(set(x.values())) != 1 or len(x) != 3:
            bad.append(x)
        if len(set(list(d.values()))) != 1:
            bad.append("values")
        a, b, c = d["a"], d["b"], d["c"]
        if not a <= b <= c:
            bad.append((a, b, c))
def write():
    for i in range(1, 20000):
        d.update(a=i, b=i, c=i)
readers = [threading.Thread(target=read) for _ in range(3)]
for t in readers:
    t.start()
write()
stop.set()
for t in readers:
    t.join()
print(bad[:3] if len(bad) else "ok", d)
