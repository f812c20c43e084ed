# index: list
# timeout: 60
import threading
stop = threading.Event()
values = list(range(100))
bad = []
def read():
    while not stop.is_set():
        for x in values:
            if not isinstance(x, int) or not 0 <= x < 200:
                bad.append(x)
        part = values[10:50:3] + values[-5:]
        if not all(type(x) is int for x in part):
            bad.append(part)
        try:
            values[50], values[-1]
        except IndexError:
            pass
        repr(values), values == values, 55 in values, values.count(3)
def write():
    global values
    for i in range(3000):
        values[10:20] = [i % 200] * (i % 30)
        del values[60::7]
        values.extend(range(100, 100 + i % 10))
        values.insert(0, 3)
        while len(values) > 120:
            values.pop(5)
        values *= 1 + (len(values) < 20)
        if i % 500 == 0:
            values.clear()
            values += range(100)
readers = [threading.Thread(target=read) for _ in range(3)]
writers = [threading.Thread(target=write) for _ in range(2)]
for t in readers + writers:
    t.start()
for t in writers:
    t.join()
stop.set()
for t in readers:
    t.join()
print(bad[:3])
