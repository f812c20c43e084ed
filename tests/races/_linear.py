# SPDX-License-Identifier: MIT
"""Linearizability of short histories.

Threads do a few random operations each on one object.  Of each operation the name, the arguments, the result and two
readings of a common counter are recorded, one before and one after.  There must be an order of all operations, one that
keeps A before B where A ended before B began, in which a copy of the object gives the same results to a single thread.
"""

import copy
import itertools
import os
import random
import sys
import threading

THREADS, OPERATIONS = 3, 4


def perform(call, target):
    """The result of an operation as something that can be compared."""
    try:
        return repr(call(target))
    except Exception as error:
        return type(error).__name__


def explain(start, state, histories):
    """An order of the operations that explains their results, or None.  Each history is a list of (name, call, result,
    began, ended)."""
    seen = set()

    def search(target, done):
        if all(n == len(history) for n, history in zip(done, histories)):
            return []
        key = done, state(target)
        if key in seen:
            return None
        seen.add(key)
        # What has not happened yet: nothing may come before an operation that ended before it began.
        first_end = min(history[n][4] for n, history in zip(done, histories) if n < len(history))
        for k, history in enumerate(histories):
            if done[k] == len(history):
                continue
            name, call, result, began, _ = history[done[k]]
            if began > first_end:
                continue
            tried = copy.deepcopy(target)
            if perform(call, tried) != result:
                continue
            rest = search(tried, done[:k] + (done[k] + 1,) + done[k + 1:])
            if rest is not None:
                return [(k, name, result)] + rest
        return None

    return search(start, (0,) * len(histories))


def check(title, make, state, operations):
    """operations: pairs of a name and a function of the object."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 150
    chance = random.Random(7)
    barrier = threading.Barrier(THREADS + 1)
    shared = {}
    histories = [None] * THREADS

    def work(number):
        while True:
            barrier.wait()
            if "plans" not in shared:
                return
            target, clock, history = shared["target"], shared["clock"], []
            shared["ready"][number] = True
            for _ in range(20000):
                if all(shared["ready"]):
                    break
            for name, call in shared["plans"][number]:
                began = next(clock)
                result = perform(call, target)
                history.append((name, call, result, began, next(clock)))
            histories[number] = history
            barrier.wait()

    pool = [threading.Thread(target=work, args=(n,)) for n in range(THREADS)]
    for thread in pool:
        thread.start()
    unexplained = None
    for _ in range(runs):
        start = make()
        shared.update(target=copy.deepcopy(start), clock=itertools.count(), ready=[False] * THREADS,
                      plans=[[chance.choice(operations) for _ in range(OPERATIONS)] for _ in range(THREADS)])
        barrier.wait()
        barrier.wait()
        if explain(start, state, histories) is None:
            unexplained = [[(h[0],) + h[2:] for h in history] for history in histories]
            break
        if os.environ.get("RACE_PROGRESS"):
            print("run", file=sys.stderr)
    shared.clear()
    barrier.wait()
    for thread in pool:
        thread.join()
    if unexplained:
        for history in unexplained:
            print("   ", history)
        sys.exit(title + ": no order explains these results")
    print(title + ": every history has an explanation")
