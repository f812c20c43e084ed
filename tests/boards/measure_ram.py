#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""measure_ram.py BOARD...: what is free of a board's RAM at the prompt, and what imports and threads take of it.

Free is what a program that does nothing else gets before MemoryError, in cells of every size that the heap has, from a
kilobyte down; in a fresh runtime each time.
"""

import sys

import client
import emulator

# A bytes object has 16 bytes before its text and a NUL behind it.
FREE = """
import gc
sizes = 1024, 512, 448, 384, 320, 288, 224, 144, 128, 112, 96, 80, 64, 56, 48, 40, 32
def free():
    gc.collect()
    held = [None] * 1000
    places = iter(range(1000))
    count, total = 0, 4000
    for size in sizes:
        try:
            while True:
                held[count] = bytes(size - 17)
                count += 1
                total += size
        except MemoryError:
            pass
    # A word that has stayed on the C stack may keep the list, so that is emptied, with what there is already.
    for i in places:
        held[i] = None
    gc.collect()
    return total
free()
"""

MODULES = ("threading", "json", "re", "threading, json, re", "collections", "enum", "functools", "contextlib", "queue",
           "concurrent.futures")
THREADS = 16

PARK = """
import _thread
gate = _thread.allocate_lock()
gate.acquire()
def park():
    gate.acquire()
    gate.release()
"""

# One after the other: two that begin at once may leave a hole of one piece of stack, which is for further threads only.
START = """
import time
for i in range({}):
    _thread.start_new_thread(park, ())
    time.sleep(0.02)
time.sleep(0.3)
"""


def number(board, source):
    """What the program prints, or why it does not."""
    output, error = board.run(source, timeout=60)
    return int(output) if not error else error.splitlines()[-1]


def in_fresh(board, source):
    board.soft_reset()
    board.run(FREE, timeout=60)
    return number(board, source)


def taken(before, after):
    return f"{(before - after) / 1024:.1f} KB" if isinstance(after, int) else after


def measure(name):
    with emulator.Emulator(name) as machine:
        board = client.Client(machine.port, timeout=60)
        board.wake()
        board.enter_raw(soft_reset=False)
        at_prompt = in_fresh(board, "print(free())")
        if not isinstance(at_prompt, int):
            sys.exit(f"{name}: {at_prompt}")
        print(f"{name}: {at_prompt / 1024:.1f} KB are free at the prompt")
        for module in MODULES:
            cost = taken(at_prompt, in_fresh(board, f"import {module}\nprint(free())"))
            print(f"  import {module:24} {cost}")
        one = in_fresh(board, PARK + START.format(1) + "print(free())")
        many = in_fresh(board, PARK + START.format(1 + THREADS) + "print(free())")
        cost = f"{(one - many) // THREADS} bytes" if isinstance(many, int) else many
        print(f"  {f'a thread, of {THREADS}':31} {cost}")
        board.close()


if __name__ == "__main__":
    for target in sys.argv[1:]:
        if emulator.is_there(target):
            measure(target)
