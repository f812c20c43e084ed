# index: memoryview, bytearray, threading, races
import threading

data = bytearray(b"x" * 64)
problems = []
refused = 0
resized = 0


def viewer():
    for i in range(1500):
        with memoryview(data) as view:
            with view[: len(view) // 2] as part:
                if set(bytes(part)) - {ord("x")}:
                    problems.append(bytes(part))
            if len(view):
                view[-1] = ord("x")


def resizer():
    global refused, resized
    for i in range(1500):
        try:
            data.extend(b"xxxx")
            resized += 1
        except BufferError:
            refused += 1
        try:
            if len(data) > 300:
                del data[64:]
        except BufferError:
            pass


threads = [threading.Thread(target=f) for f in (viewer, viewer, resizer)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(problems, refused + resized == 1500, set(data) == {ord("x")})
view = memoryview(bytearray(b"abc"))
seen = set()


def reader(k):
    for i in range(500):
        try:
            seen.add(view[1])
        except ValueError as e:
            seen.add(str(e))
        if k == 2 and i == 250:
            view.release()


threads = [threading.Thread(target=reader, args=(k,)) for k in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(seen <= {98, "operation forbidden on released memoryview object"})
