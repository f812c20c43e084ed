# SPDX-License-Identifier: MIT
"""Splits a job over as many threads as the first argument says, and prints the sum of the parts' results."""

import sys
import threading


def run(job, parts):
    """Calls job(part) for each number below parts; each thread takes the next when it has done one."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    results = [None] * parts
    remaining = iter(range(parts))

    def work():
        for part in remaining:
            results[part] = job(part)

    threads = [threading.Thread(target=work) for _ in range(1, count)]
    for thread in threads:
        thread.start()
    work()
    for thread in threads:
        thread.join()
    print(sum(results))
