#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""measure_ram.py BOARD...: what is free of a board's RAM at the prompt, and what imports and threads take of it.

Free is what a program gets in pieces of a kilobyte before MemoryError, each time in a fresh runtime.
"""

import sys

import client
import emulator

FREE = """
import gc
def free():
    gc.collect()
    last, n = None, 0
    try:
        while True:
            last = last, bytes(980)
            n += 1
    except MemoryError:
        last = None
    gc.collect()
    return n
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

START = """
for i in range({}):
    _thread.start_new_thread(park, ())
import time
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
    return f"{before - after} KB" if isinstance(after, int) else after


def measure(name):
    with emulator.Emulator(name) as machine:
        board = client.Client(machine.port, timeout=60)
        board.wake()
        board.enter_raw(soft_reset=False)
        at_prompt = in_fresh(board, "print(free())")
        print(f"{name}: {at_prompt} KB are free at the prompt")
        for module in MODULES:
            cost = taken(at_prompt, in_fresh(board, f"import {module}\nprint(free())"))
            print(f"  import {module:24} {cost}")
        one = in_fresh(board, PARK + START.format(1) + "print(free())")
        many = in_fresh(board, PARK + START.format(1 + THREADS) + "print(free())")
        cost = f"{(one - many) * 1024 // THREADS} bytes" if isinstance(many, int) else many
        print(f"  {'a thread, of ' + str(THREADS):31} {cost}")
        board.close()


if __name__ == "__main__":
    for target in sys.argv[1:]:
        measure(target)
