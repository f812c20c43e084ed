# index: _thread, int
import _thread

# Threads that each compute for a long time.
answers = {}
guard = _thread.allocate_lock()
ends = []


def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def factorial(n):
    x = 1
    for i in range(2, n + 1):
        x *= i
    return x


def work(name, function, n, end):
    value = function(n)
    with guard:
        answers[name, n] = value % 1000000007, value.bit_length()
    end.release()


for name, function in (("fib", fibonacci), ("fac", factorial), ("pow", lambda n: 3 ** n)):
    for n in (100, 700, 1500):
        end = _thread.allocate_lock()
        end.acquire()
        ends.append(end)
        _thread.start_new_thread(work, (name, function, n, end))
for end in ends:
    end.acquire()
for key in sorted(answers):
    print(key, answers[key])
