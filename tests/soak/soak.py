# SPDX-License-Identifier: MIT
"""tests/soak/soak.py SECONDS [SEED]: everything that threads wait with, at full load; nothing may be lost or grow.

Rounds of about a second: items go through queues, pools and conditions while timers fire, exceptions end calls and threads, and
collections go on.  Every item is accounted for.  Prints a line of figures, and ends with an error when something is missing
or memory has grown.
"""

import gc
import queue
import random
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed

ITEMS = 3000
GROWTH = 24 << 10  # KB


class Failure(Exception):
    """Raised on purpose."""


def resident():
    with open('/proc/self/status') as status:
        return next(int(line.split()[1]) for line in status if line.startswith('VmRSS'))


def run(targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def through_queues(rng):
    """Producers, a stage in the middle, consumers; some with time-outs."""
    first, second, got = queue.Queue(rng.randrange(1, 50)), queue.SimpleQueue(), []

    def produce(base):
        for i in range(ITEMS // 3):
            first.put(base + i)

    def middle():
        for _ in range(ITEMS // 3):
            second.put((first.get(), object()))

    def consume():
        while len(got) < ITEMS:
            try:
                got.append(second.get(timeout=0.01)[0])
            except queue.Empty:
                pass

    run([lambda n=n: produce(n * (ITEMS // 3)) for n in range(3)] + [middle] * 3 + [consume] * 2)
    assert sorted(got) == list(range(ITEMS)), 'queues'
    return ITEMS


def through_pool(rng):
    """Calls that return, raise, and are cancelled."""
    def call(i):
        if i % 7 == 0:
            raise Failure(i)
        return [i] * 10

    outcomes = {'returned': 0, 'raised': 0, 'cancelled': 0}
    with ThreadPoolExecutor(rng.randrange(1, 6)) as pool:
        futures = [pool.submit(call, i) for i in range(ITEMS // 3)]
        cancelled = sum(future.cancel() for future in futures[::5])
        for future in as_completed(futures):
            if future.cancelled():
                outcomes['cancelled'] += 1
            elif future.exception():
                outcomes['raised'] += 1
            else:
                outcomes['returned'] += len(future.result()) == 10
    assert outcomes['cancelled'] == cancelled and sum(outcomes.values()) == len(futures), outcomes
    return len(futures)


def with_conditions(rng):
    """A counter that threads take turns to raise."""
    condition, value, players = threading.Condition(), 0, rng.randrange(2, 6)

    def play(me):
        nonlocal value
        for _ in range(100):
            with condition:
                condition.wait_for(lambda: value % players == me)
                value += 1
                condition.notify_all()

    run([lambda n=n: play(n) for n in range(players)])
    assert value == players * 100, 'conditions'
    return value


def with_semaphores(rng):
    """Permissions, a barrier, and threads that end by exceptions."""
    limit = rng.randrange(1, 4)
    semaphore, barrier, lock = threading.BoundedSemaphore(limit), threading.Barrier(5), threading.Lock()
    inside, done = 0, 0

    def work():
        nonlocal inside, done
        barrier.wait()
        for _ in range(100):
            with semaphore:
                with lock:
                    inside += 1
                    assert inside <= limit
                with lock:
                    inside -= 1
                    done += 1
        raise SystemExit

    run([work] * 5)
    assert done == 500 and semaphore._value == limit, 'semaphores'
    return done


def with_timers(rng):
    """Timers, some of which are cancelled, and events."""
    fired, events = [], [threading.Event() for _ in range(20)]
    timers = [threading.Timer(rng.random() / 50, lambda e=e: (fired.append(e), e.set())) for e in events]
    for timer in timers:
        timer.start()
    for timer in timers[::4]:
        timer.cancel()
    for timer in timers:
        timer.join()
    assert len(fired) == len(set(fired)) and all(e.is_set() for e in fired), 'timers'
    assert {t for t in events if t.is_set()} == set(fired)
    return len(fired)


def collect(stop):
    while not stop.wait(0.2):
        gc.collect()


def main():
    seconds, seed = float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    rng = random.Random(seed)
    stop = threading.Event()
    collector = threading.Thread(target=collect, args=(stop,))
    collector.start()
    kinds = [through_queues, through_pool, with_conditions, with_semaphores, with_timers]
    start, items, rounds, before = time.monotonic(), 0, 0, None
    while time.monotonic() - start < seconds:
        for kind in kinds:
            items += kind(rng)
        rounds += 1
        if before is None and time.monotonic() - start > seconds / 4:
            before = resident()
    stop.set()
    collector.join()
    gc.collect()
    after = resident()
    print(f'{rounds} rounds, {items} items, {before} KB after a quarter, {after} KB at the end', flush=True)
    assert threading.active_count() == 1, threading.enumerate()
    assert after - (before or after) < GROWTH, 'memory has grown'


main()
