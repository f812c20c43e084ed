#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""test_stacks.py BOARD: the pieces that a board's C stacks are made of.

What a parked thread takes; threads that go deep, die and run out of memory while others wait; collections of what
only pieces refer to.  Prints what fails; the exit code tells.
"""

import sys

import client
import emulator
import measure_ram

# A thread that waits takes at most so much.
LIMIT = 3072
# With a Thread object; more if it kept a further piece.
LIMIT_WITH_OBJECT = 6000

# Each way of waiting, from Python code that a thread runs.
WAITING = """
import threading, time
log = []
lock, rlock = threading.Lock(), threading.RLock()
condition, semaphore = threading.Condition(), threading.Semaphore(0)
def with_lock():
    with lock:
        log.append(1)
def with_rlock():
    rlock.acquire(timeout=30)
    rlock.release()
    log.append(2)
def wait_condition():
    with condition:
        log.append(3 if condition.wait(30) else 0)
def wait_for():
    with condition:
        condition.wait_for(lambda: len(log) > 3, timeout=30)
    log.append(4)
def wait_semaphore():
    semaphore.acquire(*[True], **{"timeout": 30})
    log.append(5)
def sleep():
    time.sleep(0.3)
    log.append(6)
lock.acquire()
rlock.acquire()
threads = [threading.Thread(target=f) for f in (with_lock, with_rlock, wait_condition, wait_for, wait_semaphore, sleep)]
for t in threads: t.start()
time.sleep(0.1)
print(log)
lock.release()
rlock.release()
semaphore.release()
for i in range(100):
    with condition: condition.notify_all()
    time.sleep(0.01)
for t in threads: t.join()
print(sorted(log))
"""

# In C functions that Python code calls; on a native thread's first piece; with an exception.
WAITING_WITHIN = """
import threading, _thread, time
log = []
event = threading.Event()
def wait_event():
    log.append(1 if event.wait() else 0)
def in_c():
    log.append(max([2], key=lambda n: event.wait() and n))
def generator():
    def wait():
        yield event.wait()
    log.append(3 if next(wait()) and list(wait()) else 0)
def wrong():
    try:
        event.wait("soon")
    except TypeError:
        log.append(4)
def run_out():
    log.append(5 if not event.wait(0.05) else 0)
threads = [threading.Thread(target=f) for f in (wait_event, in_c, generator, wrong, run_out)]
for t in threads: t.start()
_thread.start_new_thread(event.wait, (30,))
time.sleep(0.2)
print(sorted(log))
event.set()
for t in threads: t.join()
print(sorted(log))
"""

PARKED = """
import threading, _thread, time
gate = threading.Event()
parked = [threading.Thread(target=gate.wait) for i in range(4)]
for t in parked: t.start()
def run_each(*functions):
    for f in functions:
        t = threading.Thread(target=f)
        t.start()
        t.join()
    gate.set()
    for t in parked: t.join()
    print(threading.active_count())
"""

DEEP = """
def texts():
    print(f"{3.14159:10.3f}|{2**100:,}|{[1.5, None]!r}", "%5.1e" % 12345.678, float("1.7976931348623157e308"))
def imports():
    import json
    print(json.loads(json.dumps({"a": [1.5, None, True]})))
def dies():
    1 / 0
_thread.start_new_thread(print, ("a native function", 1.5))
time.sleep(0.1)
run_each(texts, imports, dies)
"""

DEEP_OUTPUT = """\
a native function 1.5
     3.142|1,267,650,600,228,229,401,496,703,205,376|[1.5, None] 1.2e+04 1.7976931348623157e+308
{'a': [1.5, None, True]}
Exception in thread Thread-7 (dies):
Traceback (most recent call last):
  File "<frozen threading>", in _bootstrap
  File "<frozen threading>", in run
  File "<stdin>", in dies
ZeroDivisionError: division by zero
1
"""

DEEPER = """
def compiles():
    exec("def f(a, *, b=2):\\n    return [x * b for x in a if x]")
    print(eval("sum(range(10)) + (1 if True else 2)"), sorted([3, 1, 2], key=lambda x: -x))
def recurses():
    def deep(n): return deep(n + 1)
    try: deep(0)
    except RecursionError as e: print(type(e).__name__)
def nests():
    l = []
    for i in range(500): l = [l]
    try: repr(l)
    except RecursionError as e: print(type(e).__name__)
def exhausts():
    held = []
    try:
        while True: held.append(bytes(500))
    except MemoryError: print("MemoryError")
run_each(compiles, recurses, nests, exhausts, compiles)
"""

DEEPER_OUTPUT = """\
46 [3, 2, 1]
RecursionError
RecursionError
MemoryError
46 [3, 2, 1]
1
"""

# Lists that are being sorted, and maps, belong to C functions on several pieces, while others collect and allocate.
COLLECT = """
import gc, threading
def nest(n):
    if n == 0:
        gc.collect()
        return bytes(range(40))
    return bytes(b for b, text in sorted(zip(nest(n - 1), map(str, range(40))), key=lambda p: (len(nest(0)), p)))
def work():
    for i in range(ROUNDS):
        lock.acquire()
        garbage = [bytearray(b"x" * 40) for j in range(30)]
        lock.release()
        if nest(3) != bytes(range(40)): wrong.append(i)
    wrong.append(None)
lock, wrong = threading.Lock(), []
threads = [threading.Thread(target=work) for i in range(3)]
for t in threads: t.start()
for t in threads: t.join()
print(wrong)
"""

SIZES = """
import threading
def deepest():
    l, n = [], 0
    while n < 1000:
        l, n = [l], n + 1
        try: repr(l)
        except RecursionError: break
    found.append(n)
found = []
for size in 0, 32768:
    threading.stack_size(size)
    t = threading.Thread(target=deepest)
    t.start()
    t.join()
print(found[1] > 2 * found[0])
"""

failures = []


def check(what, got, wanted):
    if got != wanted:
        failures.append(what)
        print(f"FAILED {what}:\n  got    {got!r}\n  wanted {wanted!r}")


def without_lines(text):
    """A traceback without the numbers of its lines."""
    return "\n".join(part[0] + ("," + part[1].partition(",")[2] if part[1] else "")
                     for part in (line.partition(", line ")[::2] for line in text.split("\n"))).replace(",  in", ", in")


# The same with Thread objects, whose functions are called by Context.run.
OBJECTS = """
import threading
for i in range({}):
    threading.Thread(target=park, daemon=True).start()
import time
time.sleep(0.3)
"""


def cost(board, start, count):
    one = measure_ram.in_fresh(board, measure_ram.PARK + start.format(1) + "print(free())")
    many = measure_ram.in_fresh(board, measure_ram.PARK + start.format(1 + count) + "print(free())")
    return (one - many) // count if isinstance(one, int) and isinstance(many, int) else many


def main(name):
    with emulator.Emulator(name) as machine:
        board = client.Client(machine.port, timeout=120)
        board.wake()
        board.enter_raw()
        check("waiting", board.run(WAITING), ("[]\n[1, 2, 3, 4, 5, 6]\n", ""))
        board.soft_reset()
        check("waiting within", board.run(WAITING_WITHIN), ("[4, 5]\n[1, 2, 3, 4, 5]\n", ""))
        board.soft_reset()
        output, error = board.run(PARKED + DEEP)
        check("going deep", (without_lines(output), error), (DEEP_OUTPUT, ""))
        board.soft_reset()
        check("going deeper", board.run(PARKED + DEEPER), (DEEPER_OUTPUT, ""))
        board.soft_reset()
        rounds = 2 if name == "rp2040" else 10
        check("collecting", board.run(COLLECT.replace("ROUNDS", str(rounds))), ("[None, None, None]\n", ""))
        board.soft_reset()
        check("sizes", board.run(SIZES), ("True\n", ""))
        parked = cost(board, measure_ram.START, 16)
        print(f"test_stacks: {name}: a parked thread takes {parked} bytes")
        check("the cost of a thread", isinstance(parked, int) and parked <= LIMIT, True)
        parked = cost(board, OBJECTS, 6)
        print(f"test_stacks: {name}: with its Thread object {parked}")
        check("the cost of a Thread", isinstance(parked, int) and parked <= LIMIT_WITH_OBJECT, True)
        board.close()
    print(f"test_stacks: {name}: {len(failures)} failures")
    return len(failures) > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
