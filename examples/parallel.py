# SPDX-License-Identifier: MIT
"""Spreads calls over threads: the smallest pool there is."""

import threading


def spread(function, jobs, threads):
    """The results of function(job) for each job, in order; the jobs are taken by whoever is free."""
    results = [None] * len(jobs)
    next_job = iter(range(len(jobs)))
    lock = threading.Lock()
    failures = []

    def worker():
        while not failures:
            with lock:
                i = next(next_job, None)
            if i is None:
                return
            try:
                results[i] = function(jobs[i])
            except BaseException as failure:
                failures.append(failure)

    pool = [threading.Thread(target=worker) for _ in range(threads - 1)]
    for thread in pool:
        thread.start()
    worker()
    for thread in pool:
        thread.join()
    if failures:
        raise failures[0]
    return results
