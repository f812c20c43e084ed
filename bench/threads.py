#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""bench/threads.py: what threads and waiting cost, as ratios to another interpreter in the same run.

    bench/threads.py [-r ROUNDS] [--bobbin PATH] [NAME ...]     compare; below 1 is better than /usr/bin/python3
    INTERPRETER bench/threads.py --measure NAME                 one measurement: prints nanoseconds per operation

The rounds of the two interpreters alternate, and the least time of each counts.  `fairness' is no time: it is the least share
of eight threads that compete for one lock for ten seconds, in parts of the mean, and more is better.
"""

import sys
import threading
import time

MEASURES = {}


def measure(fn):
    MEASURES[fn.__name__] = fn
    return fn


def timed(n, fn, *args):
    start = time.perf_counter()
    fn(*args)
    return (time.perf_counter() - start) / n * 1e9


def run_threads(targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@measure
def uncontended_lock(n=1000000):
    lock = threading.Lock()

    def loop():
        for _ in range(n):
            lock.acquire()
            lock.release()
    return timed(n, loop)


@measure
def uncontended_with(n=1000000):
    lock = threading.Lock()

    def loop():
        for _ in range(n):
            with lock:
                pass
    return timed(n, loop)


@measure
def uncontended_rlock(n=1000000):
    lock = threading.RLock()

    def loop():
        for _ in range(n):
            with lock:
                pass
    return timed(n, loop)


def contended(threads, n):
    lock = threading.Lock()
    total = 0

    def loop():
        nonlocal total
        for _ in range(n // threads):
            with lock:
                total += 1
    result = timed(n, run_threads, [loop] * threads)
    assert total == n // threads * threads
    return result


@measure
def contended_2(n=400000):
    return contended(2, n)


@measure
def contended_8(n=400000):
    return contended(8, n)


@measure
def ping_pong_events(n=20000):
    ping, pong = threading.Event(), threading.Event()

    def one():
        for _ in range(n):
            ping.wait()
            ping.clear()
            pong.set()

    def other():
        for _ in range(n):
            ping.set()
            pong.wait()
            pong.clear()
    return timed(n, run_threads, [one, other])


@measure
def ping_pong_condition(n=10000):
    condition = threading.Condition()
    turn = 0

    def player(me):
        def play():
            nonlocal turn
            for _ in range(n):
                with condition:
                    while turn != me:
                        condition.wait()
                    turn = 1 - me
                    condition.notify()
        return play
    return timed(n, run_threads, [player(0), player(1)])


def through_queue(queue, producers, consumers, n):
    got = []

    def produce():
        for i in range(n // producers):
            queue.put(i)

    def consume():
        sum = 0
        for _ in range(n // consumers):
            sum += queue.get()
        got.append(sum)
    result = timed(n, run_threads, [produce] * producers + [consume] * consumers)
    assert sum(got) == sum(range(n // producers)) * producers
    return result


def new_queue(kind, *args):
    import queue
    return getattr(queue, kind)(*args)


@measure
def queue_1_1(n=60000):
    return through_queue(new_queue('Queue'), 1, 1, n)


@measure
def queue_4_4(n=60000):
    return through_queue(new_queue('Queue'), 4, 4, n)


@measure
def bounded_queue_1_1(n=40000):
    return through_queue(new_queue('Queue', 10), 1, 1, n)


@measure
def simple_queue_1_1(n=200000):
    return through_queue(new_queue('SimpleQueue'), 1, 1, n)


@measure
def simple_queue_4_4(n=200000):
    return through_queue(new_queue('SimpleQueue'), 4, 4, n)


@measure
def start_join(n=3000):
    def loop():
        for _ in range(n):
            thread = threading.Thread(target=int)
            thread.start()
            thread.join()
    return timed(n, loop)


@measure
def pool_round_trip(n=10000):
    from concurrent.futures import ThreadPoolExecutor
    with ThreadPoolExecutor(1) as pool:
        def loop():
            for _ in range(n):
                pool.submit(int).result()
        return timed(n, loop)


@measure
def pool_throughput(n=20000):
    from concurrent.futures import ThreadPoolExecutor
    with ThreadPoolExecutor(4) as pool:
        def loop():
            for future in [pool.submit(int) for _ in range(n)]:
                future.result()
        return timed(n, loop)


def fairness(seconds=10.0, threads=8):
    lock = threading.Lock()
    counts = [0] * threads
    end = time.monotonic() + seconds

    def compete(i):
        def loop():
            n = 0
            while time.monotonic() < end:
                with lock:
                    n += 1
            counts[i] = n
        return loop
    run_threads([compete(i) for i in range(threads)])
    return min(counts) / (sum(counts) / threads)


def main():
    import argparse
    import os
    import subprocess
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('names', nargs='*')
    parser.add_argument('-r', '--rounds', type=int, default=5)
    parser.add_argument('--bobbin', default=os.path.join(root, 'build', 'bobbin'))
    parser.add_argument('--reference', default='/usr/bin/python3')
    options = parser.parse_args()

    def once(interpreter, name):
        command = [interpreter, os.path.abspath(__file__), '--measure', name]
        return float(subprocess.run(command, capture_output=True, text=True, check=True, timeout=300).stdout)

    print(f'{"ns per operation":24}{"reference":>12}{"bobbin":>12}{"ratio":>8}')
    for name in options.names or MEASURES:
        rounds = [(once(options.reference, name), once(options.bobbin, name)) for _ in range(options.rounds)]
        reference, ours = (min(column) for column in zip(*rounds))
        print(f'{name:24}{reference:12.0f}{ours:12.0f}{ours / reference:8.2f}', flush=True)
    if not options.names or 'fairness' in options.names:
        print(f'{"fairness":24}{once(options.reference, "fairness"):12.2f}{once(options.bobbin, "fairness"):12.2f}')


if sys.argv[1:2] == ['--measure']:
    print((MEASURES | {'fairness': fairness})[sys.argv[2]]())
elif __name__ == '__main__':
    main()
