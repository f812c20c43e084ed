#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The lock byte on the parking lot: src/thread/{lock,parking}.c, step by step, with handing over at any time.

Checked: one holder at a time; nobody sleeps for ever (a lost wake-up is a stuck state); at the end the byte is 0.
"""

import sys

from explore import Failure, State, explore

HELD, WAITERS = 1, 2
PARKED, WOKEN = 1, 2
broken = None
step = {}


def label(name):
    def keep(function):
        step[name] = function
        return function

    return keep


@label("round")
def _(s, i):
    if s.rounds[i] == 0:
        s.ret(i)
    else:
        s.rounds[i] -= 1
        s.call(i, "lock", "inside")


@label("inside")
def _(s, i):
    assert s.inside == -1, "two holders"
    s.inside = i
    s.go(i, "leave")


@label("leave")
def _(s, i):
    s.inside = -1
    s.call(i, "unlock", "round")


# ---- bb_lock ----


@label("lock")
def _(s, i):
    if s.byte == 0:
        s.byte = HELD
        s.ret(i)
    else:
        s.go(i, "try")


@label("try")
def _(s, i):
    if not s.byte & HELD:
        s.byte |= HELD
        if broken == "taker-drops-waiters":
            s.byte = HELD
        s.ret(i)
    else:
        s.go(i, "announce")


@label("announce")
def _(s, i):
    if s.byte & HELD:
        s.byte = HELD | WAITERS
        s.go(i, "park")
    else:
        s.go(i, "try")


@label("park")
def _(s, i):
    if s.mutex != -1:
        return False
    s.mutex = i
    s.wake_word[i] = PARKED
    s.go(i, "still")


@label("still")
def _(s, i):
    if s.byte == HELD | WAITERS or broken == "no-second-look":
        s.queue = s.queue + (i,)
        s.mutex = -1
        s.go(i, "sleep")
    else:
        s.mutex = -1
        s.go(i, "try")


@label("sleep")
def _(s, i):
    if s.wake_word[i] & WOKEN:
        s.wake_word[i] = 0
        handed = s.value[i]
        s.value[i] = 0
        if handed:
            s.ret(i)
        else:
            s.go(i, "try")
    else:
        s.go(i, "doze")


@label("doze")
def _(s, i):
    s.wait(i, i, s.wake_word[i], PARKED, "sleep")


# ---- bb_unlock ----


@label("unlock")
def _(s, i):
    if s.byte == HELD:
        s.byte = 0
        s.ret(i)
    else:
        s.go(i, "unpark")


@label("unpark")
def _(s, i):
    if s.mutex != -1:
        return False
    s.mutex = i
    s.target[i] = -1
    if s.queue:
        s.target[i] = s.queue[0]
        s.queue = s.queue[1:]
    s.go(i, "decide")


@label("decide")
def _(s, i):
    assert s.byte == HELD | WAITERS, s.byte
    waiters = WAITERS if s.queue else 0
    if broken == "forgets-the-others":
        waiters = 0
    s.go(i, "mark")
    if s.target[i] == -1:
        s.byte = waiters
        return None
    handing = s.copy()
    handing.byte = HELD | waiters
    handing.value[handing.target[i]] = 1
    s.byte = waiters
    return [s, handing]


@label("mark")
def _(s, i):
    if s.target[i] != -1:
        s.wake_word[s.target[i]] |= WOKEN
    s.mutex = -1
    s.go(i, "wake")


@label("wake")
def _(s, i):
    s.wake(s.target[i])
    s.target[i] = -1
    s.ret(i)


def invariant(s):
    if not any(s.pc):
        assert s.byte == 0 and not s.queue, "left over: byte %d" % s.byte
    if s.queue and s.mutex == -1:
        assert s.byte & WAITERS, "sleepers that nobody knows of"


def run(name, *rounds):
    n = len(rounds)
    explore(
        name,
        State(
            pc=[("round",)] * n,
            rounds=list(rounds),
            asleep=[None] * n,
            byte=0,
            mutex=-1,
            queue=(),
            wake_word=[0] * n,
            value=[0] * n,
            target=[-1] * n,
            inside=-1,
        ),
        step,
        invariant,
    )


def scenarios(long):
    run("two threads, three sections each", 3, 3)
    run("three threads", 1, 1, 1)
    run("three threads, two sections each", 2, 2, 2)
    if long:
        run("four threads", 1, 1, 1, 1)
        run("four threads, more sections", 2, 1, 1, 1)


def main():
    global broken
    if "--breaks" in sys.argv:
        for broken in ("taker-drops-waiters", "no-second-look", "forgets-the-others"):
            try:
                scenarios(False)
            except Failure as failure:
                print("found %s: %s" % (broken, str(failure).split("\n")[0]))
            else:
                sys.exit("not found: %s" % broken)
        return
    scenarios("--long" in sys.argv)


if __name__ == "__main__":
    main()
