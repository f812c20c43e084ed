#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""test_rp2040.py: what only the RP2040's emulator can tell, in cycles of its own.

Two threads that compute take little more than half of the time that one after the other takes; sixteen threads on two
processors all get theirs; at the prompt both processors sleep; one seed gives one order of things, others others.
Prints the figures; the exit code tells whether they are as wanted.
"""

import sys
import time

import client
import emulator
import measure_ram
import test_fault

MOST_OF_TWO = 0.55
MOST_IDLE = 1000  # instructions in a second, each processor
LEAST_FREE = 190  # KB

WORK = """
import _thread, time
def spin(n):
    x = 0
    for i in range(n):
        x = (x * 3 + i) & 0xffff
    return x
def run(threads, n):
    locks = [_thread.allocate_lock() for _ in range(threads)]
    def work(lock):
        spin(n)
        lock.release()
    begun = time.monotonic_ns()
    for lock in locks:
        lock.acquire()
        _thread.start_new_thread(work, (lock,))
    for lock in locks:
        lock.acquire()
    return time.monotonic_ns() - begun
"""

TWO = WORK + """
run(2, 100)
print(run(1, 20000) + run(1, 20000), run(2, 20000))
"""

SIXTEEN = WORK + """
print(run(1, 1000), run(16, 1000))
"""

FREE = measure_ram.FREE + "print(free())"

# Two threads that count without a lock: what is lost depends on who runs when.
RACE = """
import _thread
count = 0
here, done = [], []
def work():
    global count
    here.append(1)
    while len(here) < 2:
        pass
    for i in range(2000):
        seen = count
        count = seen + 1
    done.append(1)
_thread.start_new_thread(work, ())
_thread.start_new_thread(work, ())
while len(done) < 2:
    pass
print(count)
"""

FAULT = """
def inner():
    while True:
        pass
inner()
"""

failures = 0


def check(what, figure, ok):
    global failures
    failures += not ok
    print(f"{'' if ok else 'FAILED '}{what}: {figure}", flush=True)


def output(board, source):
    text, error = board.run(source, 120)
    if error:
        raise client.Trouble(error)
    return [int(word) for word in text.split()]


def started(seed=0):
    machine = emulator.Emulator("rp2040", seed=seed)
    board = client.Client(machine.port)
    board.wake()
    board.enter_raw(soft_reset=False)
    return machine, board



# The main thread leaves its processor now and then.
LEAVING = """
import time
while True:
    time.sleep(0.01)
"""


def report(machine, board, what, source, command, wanted):
    """What the board shows after the harness has broken something, and that it starts again."""
    board.send_paste(source.encode())
    time.sleep(1)
    machine.statistics(command)
    shown = board.read_until(b">>> ").decode()
    places = [shown.find(text) for text in [*wanted, "Bobbin"]]
    as_wanted = min(places) >= 0 and places == sorted(places)
    check(what, "as wanted" if as_wanted else shown, as_wanted)


def faults(machine, board):
    wanted = ["bobbin: fault", "core 0000000", " pc ", 'File "<stdin>", line 4 in inner', "line 5 in <module>"]
    report(machine, board, "a fault's report", FAULT, "break", wanted)
    board.enter_raw(soft_reset=False)
    end = test_fault.address("rp2040", "bb_main_stack")
    report(machine, board, "the word at a stack's end", LEAVING, f"clear {end}", ["bobbin: fatal: a thread has left its stack"])


def counts(seeds):
    """What the race counts with each seed."""
    found = []
    for seed in seeds:
        machine, board = started(seed)
        with machine:
            found += output(board, RACE)
            board.close()
    return found


def main():
    machine, board = started()
    with machine:
        time.sleep(0.5)
        before = machine.statistics()
        time.sleep(3)
        after = machine.statistics()
        seconds = (after["nanos"] - before["nanos"]) / 1e9
        idle = [round((b - a) / seconds) for a, b in zip(before["instructions"], after["instructions"])]
        check("instructions in a second at the prompt", idle, seconds > 1 and max(idle) < MOST_IDLE)
        one, two = output(board, TWO)
        check("two threads at once against one after the other", round(two / one, 3), two <= MOST_OF_TWO * one)
        one, sixteen = output(board, SIXTEEN)
        check("sixteen threads against one", round(sixteen / one, 2), sixteen <= 16 * one)
        board.soft_reset()
        check("resets", machine.statistics()["resets"], machine.statistics()["resets"] == 1)
        free = output(board, FREE)[0] >> 10
        check("KB free at the prompt", free, free >= LEAST_FREE)
        board.soft_reset()
        faults(machine, board)
        board.close()
    found = counts(range(1, 5))
    check("counted of 4000 without a lock", found, max(found) <= 4000 and len(set(found)) > 1)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
