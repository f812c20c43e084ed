#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""test_limits.py BOARD...: a long program compiles and runs; what goes wrong in any thread leaves the board alive.

Sends programs/calculator.py in one piece and compares with what bobbin prints here; then runs out of memory, recurses
too deeply (in Python and in C) and raises, in the main thread and in another one.  After each the REPL answers, and the
memory is there again.
"""

import os
import subprocess
import sys

import client
import emulator

PROGRAM = os.path.join(os.path.dirname(os.path.abspath(__file__)), "programs", "calculator.py")

# What sys.platform says.
PLATFORMS = {"an521": "qemu", "netduinoplus2": "pyboard", "rp2040": "rp2"}

# Each defines fail(), and how the last line of its traceback begins.
FAILURES = {
    "small objects until there is no memory": ("""
def fail():
    held = []
    while True:
        held.append([None] * 20)
""", "MemoryError"),
    "one object that is too large": ("""
def fail():
    return bytearray(10000000)
""", "MemoryError"),
    "a text that doubles": ("""
def fail():
    text = 'twice '
    while True:
        text += text
""", "MemoryError"),
    "recursion": ("""
def fail():
    return 1 + fail()
""", "RecursionError: maximum recursion depth exceeded"),
    "recursion through C": ("""
def fail():
    nested = []
    for _ in range(500):
        nested = [nested]
    return repr(nested)
""", "RecursionError: maximum recursion depth exceeded"),
    "recursion of a special method": ("""
class Endless:
    def __repr__(self):
        return repr([self])
def fail():
    return repr(Endless())
""", "RecursionError: maximum recursion depth exceeded"),
    "an exception": ("""
def fail():
    try:
        {}['missing']
    except KeyError:
        raise ValueError('nobody catches this')
""", "ValueError: nobody catches this"),
}

IN_THREAD = """
import threading
thread = threading.Thread(target=fail, name='worker')
thread.start()
thread.join()
"""

AFTERWARDS = """
import gc, sys, _thread
fail = thread = sys.last_exc = sys.last_value = sys.last_traceback = None
gc.collect()
print(_thread._count(), len([bytearray(500) for _ in range({})]))
"""

failures = []


def check(what, passed, shown):
    if not passed:
        failures.append(what)
        print(f"FAILED {what}: {shown!r}")


def check_alive(board, what, spare):
    """spare: how many times 500 bytes must be free."""
    alive = board.run(AFTERWARDS.format(spare), timeout=60)
    check(f"afterwards: {what}", alive == (f"0 {spare}\n", ""), alive)


def long_program(board):
    with open(PROGRAM, "rb") as file:
        source = file.read()
    here = subprocess.run([os.path.join(emulator.ROOT, "build", "bobbin"), PROGRAM], capture_output=True, text=True,
                          check=True).stdout
    shown = board.run(source.decode(), timeout=120)
    check(f"a program of {len(source)} bytes", shown == (here, ""), shown)
    board.soft_reset()


def main(name):
    print(name)
    with emulator.Emulator(name) as machine:
        board = client.Client(machine.port, timeout=60)
        board.wake()
        board.enter_raw(soft_reset=False)
        shown = board.run("import sys; print(sys.platform, ' with ' in sys.implementation._machine)")
        check("the platform's name", shown == (PLATFORMS[name] + " True\n", ""), shown)
        long_program(board)
        for what, (source, last) in FAILURES.items():
            output, error = board.run(source + "fail()\n", timeout=120)
            check(what, not output and error.splitlines()[-1].startswith(last), (output, error))
            check_alive(board, what, 40)
            # Where memory is small it may now be in pieces, none of them large enough for a stack.
            board.soft_reset()
            output, error = board.run(source + IN_THREAD, timeout=120)
            shown = (output + error).splitlines()
            check(f"in a thread: {what}", shown[0].startswith("Exception in thread") and shown[-1].startswith(last), shown)
            check_alive(board, f"in a thread: {what}", 40)
        board.close()


if __name__ == "__main__":
    for target in sys.argv[1:]:
        main(target)
    print(f"test_limits: {len(failures)} failures")
    sys.exit(1 if failures else 0)
