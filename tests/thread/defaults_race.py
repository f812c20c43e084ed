# index: _thread, functions, races
import _thread


def f(a, b=("x", "x")):
    return b


# __defaults__ and __code__ change while others call.
def g(a, b=("y", "y")):
    return b


codes = [f.__code__, g.__code__]
stop = []
odd = []
ends = []


def change(end):
    for i in range(800):
        f.__defaults__ = (("v%d" % i, "v%d" % i),)
        f.__code__ = codes[i % 2]
        f.attribute = i
    stop.append(1)
    end.release()


def call(end):
    while not stop:
        one, two = f(1)
        if one != two:
            odd.append((one, two))
        if f(1, "given") != "given":
            odd.append("given")
    end.release()


for function in (change, call, call):
    end = _thread.allocate_lock()
    end.acquire()
    ends.append(end)
    _thread.start_new_thread(function, (end,))
for end in ends:
    end.acquire()
print(odd, f(0), f.attribute)
