"""What the main thread does when Ctrl-C arrives: one program for each name, run by interrupts.py.

Each prints "ready" before it blocks or computes, and must never end by itself.
"""
import sys
import threading
import time


def ready():
    sys.stdout.write("ready\n")
    sys.stdout.flush()


def sleep():
    time.sleep(60)


def lock():
    held = threading.Lock()
    held.acquire()
    held.acquire()


def lock_timeout():
    held = threading.Lock()
    held.acquire()
    held.acquire(timeout=60)


def with_lock():
    held = threading.Lock()
    held.acquire()
    with held:
        pass


def rlock():
    held = threading.RLock()
    threading.Thread(target=lambda: (held.acquire(), time.sleep(60)), daemon=True).start()
    time.sleep(0.1)
    held.acquire()


def join():
    t = threading.Thread(target=time.sleep, args=(60,), daemon=True)
    t.start()
    t.join()


def join_timeout():
    t = threading.Thread(target=time.sleep, args=(60,), daemon=True)
    t.start()
    t.join(60)


def event():
    threading.Event().wait()


def event_timeout():
    threading.Event().wait(60)


def condition():
    c = threading.Condition()
    with c:
        c.wait()


def condition_for():
    c = threading.Condition()
    with c:
        c.wait_for(lambda: False, 60)


def semaphore():
    threading.Semaphore(0).acquire()


def barrier():
    threading.Barrier(2).wait()


def pipe():
    import os
    r, w = os.pipe()
    os.read(r, 1)


def pipe_file():
    import os
    r, w = os.pipe()
    open(r).read()


def pipe_write():
    import os
    r, w = os.pipe()
    while True:
        os.write(w, b"x" * 65536)


def stdin():
    sys.stdin.readline()


def typed():
    input()


def waitpid():
    import os
    pid = os.fork()
    if pid == 0:
        time.sleep(5)
        os._exit(0)
    os.waitpid(pid, 0)


def get():
    import queue
    queue.Queue().get()


def loop():
    while True:
        pass


def calls():
    def f(x):
        return x
    while True:
        f(1)


def big_power():
    while True:
        pow(3, 3_000_000)


def big_multiply():
    x = 3 ** 3_000_000
    while True:
        x * x


def big_text():
    sys.set_int_max_str_digits(0)
    while True:
        str(3 ** 500_000)


def one_power():
    3 ** 400_000_000


def one_modular():
    pow(3, 1 << 400_000, (1 << 400_000) - 5)


def one_text():
    sys.set_int_max_str_digits(0)
    str((1 << 200_000_000) - 1)


def one_number():
    sys.set_int_max_str_digits(0)
    int("7" * 80_000_000)


def one_division():
    (1 << 200_000_000) // ((1 << 100_000_000) - 12345)


def compare():
    x, y = [1.5] * 1_000_000, [1.5] * 1_000_000
    for _ in map(x.__eq__, [y] * 1_000_000):
        pass


def find_text():
    s = "ab" * 10_000_000
    while True:
        s.find("abb"), s.encode().find(b"abb")


def match_text():
    import re
    re.match("(a|aa)*b", "a" * 10_000)
    re.search("(x+x+)+y", "x" * 40)


def sort():
    x = list(range(2_000_000, 0, -1)) + list(range(2_000_000))
    while True:
        sorted(x, reverse=True)


def sort_key():
    while True:
        sorted(range(100_000), key=lambda n: -n)


def total():
    while True:
        sum(range(10 ** 9))


def replace():
    s = "ab" * 500_000
    while True:
        s.replace("a", "xyz")


def join_text():
    while True:
        "-".join(str(i) for i in range(100_000))


def comprehension():
    while True:
        [i for i in range(10 ** 6)]


def generator():
    def count():
        while True:
            yield 1
    for _ in count():
        pass


def endless_map():
    import itertools
    for _ in map(abs, itertools.repeat(1)):
        pass


def consume():
    import collections
    import itertools
    collections.deque(itertools.repeat(1), 0)


def all_of():
    import itertools
    all(itertools.repeat(1))


def last_of():
    import itertools
    max(itertools.repeat(1))


def member():
    import itertools
    2 in itertools.repeat(1)


def finalizer():
    class C:
        def __init__(self):
            self.me = self
    while True:
        C()


def compile_text():
    text = "x = 1\n" * 20000
    while True:
        compile(text, "x", "exec")


def exiting():
    import atexit
    atexit.register(time.sleep, 0)
    threading.Thread(target=time.sleep, args=(3,)).start()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        ready()
        globals()[sys.argv[1]]()
