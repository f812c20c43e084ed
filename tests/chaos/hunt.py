#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""tests/chaos/hunt.py [--bobbin PATH] [--plain N]: does --chaos find the errors that are planted in the programs here?

With --resume the results are recorded (tools/record.py), and what has passed on this commit is left out.

Each program must pass N plain runs, fail under one of the first 50 seeds, and fail again under that seed in 9 of 10 runs.
"""

import argparse
import glob
import os
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "tools"))

from record import Record
SEEDS, AGAIN, LEAST = 50, 10, 9


def fails(bobbin, program, *options):
    code = subprocess.run([bobbin, *options, program], stdin=subprocess.DEVNULL, timeout=60).returncode
    if code not in (0, 1):
        sys.exit(f"{program} {options}: exit code {code}")
    return code == 1


def hunt(bobbin, program, plain):
    """What went wrong, or None."""
    name = os.path.basename(program)
    shown = sum(fails(bobbin, program) for _ in range(plain))
    if shown:
        return f"{name}: {shown} of {plain} plain runs failed"
    seed = next((seed for seed in range(SEEDS) if fails(bobbin, program, f"--chaos={seed}")), None)
    if seed is None:
        return f"{name}: no seed below {SEEDS} finds the error"
    again = sum(fails(bobbin, program, f"--chaos={seed}") for _ in range(AGAIN))
    print(f"{name}: {plain} plain runs pass; seed {seed} finds the error, and again in {again} of {AGAIN} runs", flush=True)
    return None if again >= LEAST else f"{name}: seed {seed} finds the error only now and then"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bobbin", default=os.path.join(HERE, "..", "..", "build", "bobbin"))
    parser.add_argument("--plain", type=int, default=100)
    parser.add_argument("--resume", action="store_true")
    options = parser.parse_args()
    programs = sorted(set(glob.glob(os.path.join(HERE, "*.py"))) - {os.path.abspath(__file__)})
    record = Record("chaos") if options.resume else None
    passed = record.passed() if record else ()
    wrong = []
    for program in programs:
        what = f"{os.path.basename(program)} {options.plain}"
        if what in passed:
            continue
        begun = time.monotonic()
        text = hunt(options.bobbin, program, options.plain)
        if text:
            wrong.append(text)
        if record:
            record.add(what, time.monotonic() - begun, not text)
    if wrong:
        sys.exit("\n".join(wrong))


main()
