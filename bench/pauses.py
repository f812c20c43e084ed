# SPDX-License-Identifier: MIT
"""How long a collection stops the threads, with 10 and with 100 MB of live objects: build/bobbin bench/pauses.py [MB...]

The live objects are a mixture: instances, dicts, lists, strings and floats.  While two threads make garbage, the
collector runs as it sees fit.  Printed are the number of collections, the mean and the longest time for which the world
stood still, and what part of the whole time that was.
"""

import gc
import sys
import threading
import time


class Record:
    def __init__(self, i):
        self.number = i
        self.name = "record %d" % i
        self.values = [i * 0.5, i * 0.25]
        self.extra = {"left": i, "right": str(i)}


def live_bytes():
    gc.collect()
    return gc.get_stats()[2]["live_bytes"]


def fill(wanted):
    records = []
    while live_bytes() < wanted:
        records.extend([Record(i) for i in range(5000)])
    return records


def make_garbage(rounds):
    for i in range(rounds):
        [Record(k) for k in range(100)]


def measure(megabytes):
    records = fill(megabytes * 1000000)
    before, begun = gc.get_stats()[2], time.perf_counter_ns()
    threads = [threading.Thread(target=make_garbage, args=(4000 + megabytes * 100,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    after, elapsed = gc.get_stats()[2], time.perf_counter_ns() - begun
    collections = after["collections"] - before["collections"]
    stopped = after["pause_ns"] - before["pause_ns"]
    print(f"{megabytes:4d} MB live, {len(records)} records: {collections} collections, mean pause "
          f"{stopped / max(collections, 1) / 1e6:.2f} ms, longest so far {after['longest_pause_ns'] / 1e6:.2f} ms, "
          f"{100 * stopped / elapsed:.1f}% of {elapsed / 1e9:.2f} s")


for argument in sys.argv[1:] or ["10", "100"]:
    measure(int(argument))
