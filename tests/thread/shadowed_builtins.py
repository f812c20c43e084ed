# index: _thread, global, globals, races
import _thread

# A module global that comes and goes shadows a built-in; readers see one or the other.
ROUNDS = 1500
stop = []
ends = []
odd = []


def change(end):
    for i in range(ROUNDS):
        globals()["abs"] = lambda x: "mine"
        del globals()["abs"]
    stop.append(1)
    end.release()


def read(end):
    while not stop:
        value = abs(-3)
        if value != 3 and value != "mine":
            odd.append(value)
    end.release()


for function in (change, read, read):
    end = _thread.allocate_lock()
    end.acquire()
    ends.append(end)
    _thread.start_new_thread(function, (end,))
for end in ends:
    end.acquire()
print(odd, abs(-3))
