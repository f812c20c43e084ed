#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""run_races.py BOARD [--seeds N] [NAME...]: the racing writers of tests/races on a board, two threads each.

On the RP2040 N times, each time with other turns of its processors (seeds 1 to N), which a seed repeats exactly up to the
moment at which the program arrives.  Left out are races that import what the board does not have, or that are too large
for it: those that don't run here in a heap of the size that run_programs.py states.
"""

import argparse
import os
import sys
import tempfile

import client
from run_programs import LARGEST_HEAP, ROOT, Board, Program, excluded, known_modules, output_here

RACES = os.path.join(ROOT, "tests", "races")
RUNS, OPERATIONS = 2, 400

# What stands in for tests/races/_race.py, whose barriers and statistics take more memory.
RACE = f'''
import _thread, sys
def race(make, threads=2):
    for run in range({RUNS}):
        now, results, errors = make(), [None] * threads, []
        done = [_thread.allocate_lock() for number in range(threads)]
        ready = [False] * threads
        def work(number):
            ready[number] = True
            while not all(ready):
                pass
            try:
                results[number] = now.worker(number, {OPERATIONS})
            except BaseException as error:
                errors.append(error)
            done[number].release()
        for number in range(threads):
            done[number].acquire()
            _thread.start_new_thread(work, (number,))
        for lock in done:
            lock.acquire()
        if errors:
            raise errors[0]
        now.check(results)
    print("held")
def same(found, wanted):
    found = list(found)
    assert len(found) == len(set(found)), "doubled"
    assert set(found) == set(wanted), (len(found), len(set(wanted)))
module = type(sys)("_race")
module.race, module.same, module.THREADS = race, same, 2
sys.modules["_race"] = module
'''


def find(names):
    files = sorted(f for f in os.listdir(RACES) if f.endswith(".py") and f[0] != "_")
    return [Program(os.path.join(RACES, f)) for f in files if not names or f[:-3] in names]


def fits(program, board):
    heap = LARGEST_HEAP.get(board)
    if not heap:
        return True
    with tempfile.NamedTemporaryFile(suffix=".py") as file:
        file.write(RACE.encode() + program.source)
        file.flush()
        return output_here(Program(file.name), heap) is not None


def run(board, program):
    """None, or what is wrong."""
    try:
        output, error = board.run(RACE, 60)
        if not error:
            output, error = board.client.run(program.source, 120)
    except (client.Trouble, OSError) as trouble:
        board.stop()
        return "lost: " + str(trouble)[-1500:]
    return None if (output, error) == ("held\n", "") else output + error


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("board")
    p.add_argument("--seeds", type=int, default=1)
    p.add_argument("names", nargs="*")
    options = p.parse_intermixed_args()
    programs = find(options.names)
    board = Board(options.board, 0)
    known = known_modules(board, programs) | {"_race"}
    board.stop()
    chosen = [program for program in programs if not excluded(program, known) and fits(program, options.board)]
    passed = failed = 0
    for seed in range(1, options.seeds + 1):
        board = Board(options.board, seed)
        for program in chosen:
            wrong = run(board, program)
            passed += wrong is None
            failed += wrong is not None
            if wrong:
                print(f"FAILED {program.name}, seed {seed}: {wrong}", flush=True)
        board.stop()
    left_out = len(programs) - len(chosen)
    print(f"{options.board}: {len(chosen)} races, {left_out} left out, {options.seeds} seeds: {passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
