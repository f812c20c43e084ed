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

# Two threads count without a lock, and note who was there: what is lost, and in which order, depends on who runs when.
RACE = """
import _thread
count = 0
here, done, order = [], [], []
def work(me):
    global count
    here.append(me)
    while len(here) < 2:
        pass
    for i in range(1000):
        seen = count
        order.append(me)
        count = seen + 1
    done.append(me)
_thread.start_new_thread(work, (0,))
_thread.start_new_thread(work, (1,))
while len(done) < 2:
    pass
number = 0
for who in order:
    number = (number * 2 + who) % 1000003
print(count, number)
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
    try:
        board = client.Client(machine.port)
        board.wake()
        board.enter_raw(soft_reset=False)
    except BaseException:
        machine.close()
        raise
    return machine, board



def fault(machine, board, what, pc, sp):
    """What a fault of the processor shows, and that the board starts again."""
    board.enter_raw(soft_reset=False)
    board.send_paste(FAULT.encode())
    time.sleep(1)
    machine.statistics(f"jump {pc} {sp}")
    shown = board.read_until(b">>> ").decode()
    wanted = ["bobbin: fault", "core 0000000", " pc ", 'File "<stdin>", line 4 in inner', "line 5 in <module>", "Bobbin"]
    places = [shown.find(text) for text in wanted]
    as_wanted = min(places) >= 0 and places == sorted(places)
    check(what, "as wanted" if as_wanted else shown, as_wanted)


def races(seeds):
    """What the race counts with each seed, and in which order."""
    found = []
    for seed in seeds:
        machine, board = started(seed)
        with machine:
            found.append(output(board, RACE))
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
        fault(machine, board, "where no code is", test_fault.NOWHERE, 0)
        fault(machine, board, "the stack's guard", *test_fault.overrun("rp2040"))
        board.close()
    found = races(range(1, 5))
    lost = all(count < 2000 for count, order in found)
    check("counted of 2000 without a lock, and the order", found, lost and len({order for count, order in found}) > 1)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
