# index: _thread, closures, races
import _thread


def shared_cell():
    value = ("start", "start")

    def put(x):
        nonlocal value
        value = (x, x)

    def take():
        return value

    return put, take


put, take = shared_cell()
ends = []
bad = []


def writer(name, end):
    for i in range(1500):
        put(name + str(i % 10))
    end.release()


def reader(end):
    for _ in range(1500):
        a, b = take()
        if a is not b and a != b:
            bad.append((a, b))
    end.release()


for function, args in ((writer, ("a",)), (writer, ("b",)), (reader, ()), (reader, ())):
    end = _thread.allocate_lock()
    end.acquire()
    ends.append(end)
    _thread.start_new_thread(function, args + (end,))
for end in ends:
    end.acquire()
print(bad, take()[0][0] in "ab", take()[0][1:] == "9")
