#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""test_repl.py TARGET [ROUNDS [PROGRAM]]: drives the serial REPL of a board in its emulator, or of this machine (unix).

Friendly and raw REPL, raw-paste, interrupts of a main thread that is busy, sleeps or waits for a lock, soft resets
with threads running.  Prints what fails; the exit code tells.
"""

import sys
import time

import client
import emulator

THREADS = """
import threading, time
def forever():
    while True:
        time.sleep(0.01)
for i in range(4):
    threading.Thread(target=forever, daemon=True).start()
print(threading.active_count())
"""

BLOCKED = "import _thread\nlock = _thread.allocate_lock()\nlock.acquire()\nlock.acquire()"

# Bytes of the program that is sent by raw-paste.
LONG = 64 << 10

failures = []


def check(what, got, wanted):
    if got != wanted:
        failures.append(what)
        print(f"FAILED {what}:\n  got    {got!r}\n  wanted {wanted!r}")


def traceback(line, error):
    return f'Traceback (most recent call last):\n  File "<stdin>", line {line}, in <module>\n{error}\n'


def friendly(board):
    """What somebody at a terminal sees."""
    board.serial.write(b"1 + 1\r")
    check("an expression", board.read_until(b">>> "), b"1 + 1\r\n2\r\n>>> ")
    board.serial.write(b"for i in (1, 2):\rprint(i)\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f print(i)\r\r")
    check("a compound statement", board.read_until(b"1\r\n2\r\n>>> ")[:17], b"for i in (1, 2):\r")
    board.serial.write(b"abc\x03")
    board.read_until(b">>> ")
    board.serial.write(b"\x05x = 6\r\nprint(x * 7)\r\n\x04")
    check("paste mode", board.read_until(b"42\r\n>>> ").count(b"=== "), 3)


def raw(board):
    """Programs, their output and their errors."""
    for paste in (True, False):
        check("output", board.run("print('hi')\nprint(2 ** 70)", paste=paste), ("hi\n1180591620717411303424\n", ""))
        check("an error", board.run("x = 1\n1 / 0", paste=paste),
              ("", traceback(2, "ZeroDivisionError: division by zero")))
        check("names stay", board.run("print(x)", paste=paste), ("1\n", ""))
        check("nothing to do", board.run("#", paste=paste), ("", ""))
        output, error = board.run("if", paste=paste)
        check("a syntax error", (output, error.splitlines()[-1:]), ("", ["SyntaxError: invalid syntax"]))
    check("not ASCII", board.run("print('\u00e4\u20ac\U0001f600')"), ("\u00e4\u20ac\U0001f600\n", ""))


def interrupts(board):
    """Ctrl-C."""
    for what, source, line in (
        ("busy", "while True:\n    pass", None),
        ("asleep", "import time\ntime.sleep(1000)", 2),
        ("blocked", BLOCKED, 4),
    ):
        board.send_paste(source.encode())
        time.sleep(0.3)
        board.interrupt()
        output, error = board.outcome()
        check(what, (output, error.splitlines()[-1:]), ("", ["KeyboardInterrupt"]))
        if line:
            check(what, error, traceback(line, "KeyboardInterrupt"))
    check("afterwards", board.run("print('alive')"), ("alive\n", ""))


def interrupted_paste(board):
    board.serial.write(b"\x05A\x01")
    board.expect(b"R\x01")
    board.serial.read(3)
    board.serial.write(b"print(1)\x03")
    board.expect(b"\x04")
    output, error = board.outcome()
    check("an interrupted paste", (output, error), ("", "KeyboardInterrupt\n"))


def make_long_program():
    """A program of LONG bytes and what it prints: a statement, then comments, in every 2 KB."""
    lines = ["def step(total, n):", "    return (total * 31 + n) % 65521", "total = 0"]
    total = 0
    for n in range(LONG // 2048):
        lines.append(f"total = step(total, {n})")
        lines += [f"# {n} {line} ".ljust(63, chr(97 + n % 26)) for line in range(31)]
        total = (total * 31 + n) % 65521
    source = "\n".join(lines) + "\nprint(total)"
    return source + "\n" + "#" * (LONG - len(source) - 1), f"{total}\n"


def long_program(board):
    source, output = make_long_program()
    check(f"{len(source)} bytes by raw-paste", board.run(source, timeout=60), (output, ""))


def soft_reset(board):
    check("threads", board.run(THREADS), ("5\n", ""))
    board.soft_reset()
    check("a fresh runtime", board.run("print('THREADS' in globals(), 'lock' in globals())"), ("False False\n", ""))


def round_trip(board):
    board.enter_raw(soft_reset=False)
    raw(board)
    interrupts(board)
    interrupted_paste(board)
    soft_reset(board)
    long_program(board)  # in a fresh runtime, as tools have it
    board.leave_raw()


def main(target, rounds="1", program=None):
    with emulator.Unix(program) if target == "unix" else emulator.Emulator(target) as machine:
        board = client.Client(machine.port)
        board.wake()
        board.enter_raw(soft_reset=False)
        board.leave_raw()
        friendly(board)
        start = time.monotonic()
        for number in range(1, int(rounds) + 1):
            round_trip(board)
            if number % 10 == 0:
                print(f"{number} rounds, {len(failures)} failures, {time.monotonic() - start:.0f} s", flush=True)
        board.close()
    print(f"test_repl: {target}: {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
