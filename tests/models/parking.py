#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Parking with time-outs and interrupts: src/thread/parking.c and bb_poll_request, step by step.

A semaphore whose tokens are handed over is taken by threads whose waits may time out at any moment or be interrupted, and
given by others.  Checked: no token is lost or invented, an interrupted thread wakes although it has no time limit, and whoever
returns is in no queue.
"""

import sys

from explore import Failure, State, explore

PARKED, WOKEN, INTERRUPT = 1, 2, 4
broken = None
step = {}


def label(name):
    def keep(function):
        step[name] = function
        return function

    return keep


@label("take")
def _(s, i):
    """One attempt: takes a token, or waits for one."""
    if s.tokens > 0:
        s.tokens -= 1
        s.taken += 1
        s.ret(i)
    else:
        s.go(i, "park")


@label("take-until-got")
def _(s, i):
    if s.got[i]:
        s.ret(i)
        return
    s.call(i, "take-one", "take-until-got")


@label("take-one")
def _(s, i):
    before = s.taken
    step["take"](s, i)
    s.got[i] = s.taken - before


# ---- bb_park ----


@label("park")
def _(s, i):
    if s.mutex != -1:
        return False
    s.mutex = i
    if broken == "check-before-clear":
        s.go(i, "look-at-poll")
    else:
        s.wake_word[i] = PARKED
        s.go(i, "still")


@label("still")
def _(s, i):
    if s.tokens > 0:
        s.mutex = -1
        s.go(i, "return")
    else:
        s.go(i, "queue" if broken == "check-before-clear" else "look-at-poll")


@label("look-at-poll")
def _(s, i):
    if s.interruptible[i] and s.poll[i]:
        s.mutex = -1
        s.go(i, "interrupted")
    elif broken == "check-before-clear":
        s.go(i, "clear")
    else:
        s.go(i, "queue")


@label("clear")
def _(s, i):
    s.wake_word[i] = PARKED
    s.go(i, "still")


@label("queue")
def _(s, i):
    s.queue = s.queue + (i,)
    s.mutex = -1
    s.go(i, "sleep")


@label("sleep")
def _(s, i):
    s.seen[i] = s.wake_word[i]
    if s.seen[i] & WOKEN:
        s.go(i, "woken")
    elif s.seen[i] & INTERRUPT:
        s.go(i, "sleep-interrupt")
    else:
        s.go(i, "doze")


@label("sleep-interrupt")
def _(s, i):
    s.wake_word[i] &= ~INTERRUPT
    s.go(i, "sleep-poll")


@label("sleep-poll")
def _(s, i):
    if s.interruptible[i] and s.poll[i]:
        s.why[i] = "interrupted"
        s.go(i, "give-up")
    else:
        s.go(i, "sleep")


@label("doze")
def _(s, i):
    if s.timed[i]:
        late = s.copy()
        late.why[i] = "timeout"
        late.go(i, "give-up")
        s.go(i, "dozing")
        return [s, late]
    s.wait(i, i, s.wake_word[i], s.seen[i], "sleep")
    return None


@label("dozing")
def _(s, i):
    """A sleep with a time limit ends by itself, so it is never asleep for the checker."""
    if s.wake_word[i] == s.seen[i]:
        s.why[i] = "timeout"
        s.go(i, "give-up")
    else:
        s.go(i, "sleep")


@label("give-up")
def _(s, i):
    if s.mutex != -1:
        return False
    if s.wake_word[i] & WOKEN and broken != "give-up-ignores-wake":
        s.go(i, "woken")
    else:
        s.queue = tuple(j for j in s.queue if j != i)
        s.go(i, s.why[i])
    s.why[i] = None


@label("woken")
def _(s, i):
    s.taken += 1
    s.got[i] = 1
    s.go(i, "return")


@label("timeout")
def _(s, i):
    s.go(i, "return")


@label("interrupted")
def _(s, i):
    assert s.poll[i], "interrupted for nothing"
    s.poll[i] = 0
    s.interrupts += 1
    s.go(i, "return")


@label("return")
def _(s, i):
    assert i not in s.queue, "returned, but in the queue"
    s.wake_word[i] &= INTERRUPT
    s.ret(i)


# ---- until an interrupt has come: a thread without time limit that only an interrupt ends ----


@label("until-interrupted")
def _(s, i):
    if s.interrupts:
        s.ret(i)
    else:
        s.call(i, "park", "until-interrupted")


# ---- giving, and bb_poll_request ----


@label("give")
def _(s, i):
    if s.mutex != -1:
        return False
    s.mutex = i
    if s.queue:
        s.target[i] = s.queue[0]
        s.queue = s.queue[1:]
    else:
        s.tokens += 1
    s.go(i, "give-mark")


@label("give-mark")
def _(s, i):
    if s.target[i] != -1:
        s.wake_word[s.target[i]] |= WOKEN
    s.mutex = -1
    s.go(i, "give-wake")


@label("give-wake")
def _(s, i):
    s.wake(s.target[i])
    s.target[i] = -1
    s.ret(i)


@label("interrupt-0")
def _(s, i):
    s.poll[0] = 1
    s.go(i, "interrupt-mark")


@label("interrupt-mark")
def _(s, i):
    before = s.wake_word[0]
    s.wake_word[0] |= INTERRUPT
    if before & PARKED:
        s.go(i, "interrupt-wake")
    else:
        s.ret(i)


@label("interrupt-wake")
def _(s, i):
    s.wake(0)
    s.ret(i)


@label("script")
def _(s, i):
    if not s.script[i]:
        s.ret(i)
        return
    s.call(i, s.script[i][0], "script")
    s.script[i] = s.script[i][1:]


def run(name, *scripts, timed=(), interruptible=()):
    n = len(scripts)
    gives = sum(script.split().count("give") for script in scripts)

    def invariant(s):
        assert s.taken <= gives, "token invented"
        if not any(s.pc):
            assert s.taken + s.tokens == gives, "token lost"
            assert not s.queue

    explore(
        name,
        State(
            pc=[("script",)] * n,
            script=[tuple(script.split()) for script in scripts],
            asleep=[None] * n,
            timed=tuple(i in timed for i in range(n)),
            interruptible=tuple(i in interruptible for i in range(n)),
            tokens=0,
            taken=0,
            interrupts=0,
            got=[0] * n,
            poll=[0] * n,
            wake_word=[0] * n,
            seen=[0] * n,
            why=[None] * n,
            target=[-1] * n,
            mutex=-1,
            queue=(),
        ),
        step,
        invariant,
    )


def scenarios(long):
    run("waiting without limit", "take-until-got", "take-until-got", "give give")
    run("time-outs", "take take", "take", "give", "give", timed=(0, 1))
    run("an interrupt that alone can wake", "until-interrupted", "interrupt-0", interruptible=(0,))
    run("an interrupt or a token", "take take", "give", "interrupt-0", "give", interruptible=(0,))
    run("an interrupt while not interruptible", "take-until-got", "give", "interrupt-0")
    if long:
        run("all together", "take take", "take", "give", "give", "interrupt-0", timed=(0, 1), interruptible=(0,))
        run("interrupts twice", "take-until-got", "take", "interrupt-0 interrupt-0", "give give", timed=(1,), interruptible=(0,))


def main():
    global broken
    if "--breaks" in sys.argv:
        for broken in ("check-before-clear", "give-up-ignores-wake"):
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
