# SPDX-License-Identifier: MIT
"""Races: threads that start from a common barrier, work on one thing, and are checked when all have stopped.

A race is a class with a method `worker(number, operations)` for each thread, and `check(results)`, which raises
AssertionError if anything was lost or invented.  A new instance is made for each run.

    program.py [RUNS [OPERATIONS]]

prints what held.  With the environment variable RACE_OVERLAP=1 it also prints, to standard error, for what part of the
time all threads were at work at once: the median of the runs.  RACE_PROGRESS=1 makes it say "run" after each.
"""

import os
import sys
import threading
import time

THREADS = 2


def race(make, threads=THREADS):
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 25
    operations = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    barrier = threading.Barrier(threads + 1)
    now = None
    results = [None] * threads
    spans = [None] * threads
    ready = [False] * threads
    errors = []
    processors = sorted(os.sched_getaffinity(0))

    def work(number):
        if threads <= len(processors):  # where the scheduler put two of them on one, they would take turns
            os.sched_setaffinity(0, {processors[number]})
        while True:
            barrier.wait()
            if now is None:
                return
            ready[number] = True
            while not all(ready):  # the barrier wakes one after the other: wait for the last one, wide awake
                pass
            begun = time.perf_counter_ns()
            try:
                results[number] = now.worker(number, operations)
            except BaseException as error:
                errors.append(error)
            spans[number] = (begun, time.perf_counter_ns())
            barrier.wait()

    pool = [threading.Thread(target=work, args=(n,)) for n in range(threads)]
    for thread in pool:
        thread.start()
    overlaps = []
    try:
        for _ in range(runs):
            now = make()
            ready[:] = [False] * threads
            barrier.wait()
            barrier.wait()
            if errors:
                raise errors[0]
            now.check(results)
            if os.environ.get("RACE_PROGRESS"):
                print("run", file=sys.stderr)
            together = min(end for _, end in spans) - max(begun for begun, _ in spans)
            whole = max(end for _, end in spans) - min(begun for begun, _ in spans)
            overlaps.append(max(together, 0) / max(whole, 1))
    finally:
        now = None
        barrier.wait()
        for thread in pool:
            thread.join()
    if os.environ.get("RACE_OVERLAP"):
        print(f"overlap {sorted(overlaps)[len(overlaps) // 2]:.2f}", file=sys.stderr)
    print(make.__name__ + ":", make.__doc__)


class Together:
    """Keeps two threads at one step of their work, where one would outrun the other: the first waits, but not for long."""

    def __init__(self, patience):
        self.patience = patience
        self.steps = [-1, -1]

    def at(self, number, step):
        steps = self.steps
        steps[number] = step
        for _ in range(self.patience):
            if steps[1 - number] >= step:
                break


def same(found, wanted):
    """Two collections of different tokens are equal, each token once."""
    found = list(found)
    assert len(found) == len(set(found)), "doubled"
    assert set(found) == set(wanted), (len(found), len(set(wanted)))
