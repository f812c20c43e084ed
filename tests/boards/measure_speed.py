#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""measure_speed.py: how many instructions short programs take on the STM32F405, in QEMU with -icount.

Each instruction takes 8 ns of the emulated time there, so that the board's own clock counts them; figures repeat to a
percent.  What an empty program takes is subtracted.
"""

import sys

import client
import emulator

NS = 8  # -icount shift=3

PROGRAMS = {
    "calls": ("def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)", "fib(15)"),
    "loop": ("", "x = 0\n    for i in range(2000): x = x * 3 + i & 0xffff"),
    "floats": ("", "x = 0.0\n    for i in range(500): x = x * 0.5 + i / 3.0"),
    "lists": ("", "[i * i for i in range(1000)].sort(key=lambda v: -v % 97)"),
    "dicts": ("", "d = {}\n    for i in range(500): d[i % 50] = d.get(i % 50, 0) + i"),
    "strings": ("", "','.join(str(i) for i in range(300)).split(',')"),
    "formats": ("", "for i in range(100): f'{i:>8} {i / 7:.3f} {i:x}'"),
    "methods": ("class P:\n    def __init__(self, x): self.x = x\n    def move(self, n): self.x += n; return self",
                "p = P(1)\n    for i in range(500): p.move(i).move(-i)"),
    "objects": ("class P:\n    def __init__(self, x): self.x = x", "for i in range(300): P(i)"),
    "generators": ("def count(n):\n    i = 0\n    while i < n: yield i; i += 1", "sum(count(1000))"),
    "exceptions": ("def f(i):\n    if i % 2: raise ValueError(i)",
                   "for i in range(200):\n        try: f(i)\n        except ValueError: pass"),
    "big ints": ("", "x = 1\n    for i in range(1, 60): x *= i\n    str(x)"),
    "compiling": ("text = 'def f(a, b=2):\\n    return [a + i for i in range(b) if i % 2]\\n' * 5",
                  "compile(text, 'x', 'exec')"),
    "collecting": ("import gc\nkept = [[i] for i in range(500)]", "gc.collect()"),
}

FRAME = """
import time
{}
def work():
    {}
def empty():
    pass
def measure(f):
    start = time.monotonic_ns()
    f()
    return time.monotonic_ns() - start
measure(work)
print(measure(work) - measure(empty))
"""


def emulate():
    plain = emulator.command
    emulator.command = lambda *arguments: [*plain(*arguments), "-icount", f"shift={NS.bit_length() - 1}"]
    return emulator.Emulator("netduinoplus2")


def main():
    with emulate() as machine:
        board = client.Client(machine.port, timeout=60)
        board.wake()
        board.enter_raw(soft_reset=False)
        print("instructions on netduinoplus2")
        for name, (before, work) in PROGRAMS.items():
            board.soft_reset()
            output, error = board.run(FRAME.format(before, work), timeout=60)
            print(f"  {name:12} {error or int(output) // NS:>12,}" if not error else f"  {name:12} {error.splitlines()[-1]}")
        board.close()


if __name__ == "__main__":
    sys.exit(main())
