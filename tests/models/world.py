#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The stop-the-world protocol of src/thread/{thread,world}.c, step by step.

Checked: while the world is held no other registered thread is attached, none is missing or counted twice, and the registry
does not change; no deadlock; every stop ends, whatever threads start, end, attach and detach meanwhile.

Run with --break NAME to see the checker find a protocol that is wrong on purpose (every break must be found: --breaks).
"""

import sys

from explore import Failure, State, explore

D, A, S, P, W = "DETACHED ATTACHED SUSPENDED STOPPING WAITING".split()
broken = None
step = {}


def label(name):
    def keep(function):
        step[name] = function
        return function

    return keep


# ---- bb_thread_detach, bb_thread_attach_always ----


@label("detach")
def _(s, i):
    if s.state[i] == A or broken == "detach-ignores-stop":
        s.state[i] = D
        s.ret(i)
    else:
        s.go(i, "detach-stopping")


@label("detach-stopping")
def _(s, i):
    assert s.state[i] == P
    s.state[i] = S
    s.go(i, "report")


@label("report")
def _(s, i):
    s.missing -= 1
    if s.missing == 0:
        s.go(i, "report-wake")
    else:
        s.ret(i)


@label("report-wake")
def _(s, i):
    s.wake("missing")
    s.ret(i)


@label("attach")
def _(s, i):
    if s.state[i] == D:
        s.state[i] = A
        s.ret(i)
    else:
        assert s.state[i] == S, s.state[i]
        s.go(i, "attach-suspended")


@label("attach-suspended")
def _(s, i):
    if s.state[i] == S:
        s.state[i] = W
        s.go(i, "wait")
    else:
        s.go(i, "attach")


# ---- wait_for_world ----


@label("wait")
def _(s, i):
    s.seen[i] = s.epoch
    s.go(i, "wait-look")


@label("wait-look")
def _(s, i):
    if s.state[i] != W:
        s.seen[i] = 0
        s.ret(i)
    else:
        s.go(i, "wait-sleep")


@label("wait-sleep")
def _(s, i):
    if broken == "wait-ignores-epoch":
        s.seen[i] = s.epoch
    s.wait(i, "epoch", s.epoch, s.seen[i], "wait")


# ---- bb_poll_stop ----


@label("poll")
def _(s, i):
    if s.bit[i]:
        s.go(i, "poll-slow")
    else:
        s.ret(i)


@label("poll-slow")
def _(s, i):
    if s.state[i] == P:
        s.go(i, "poll-suspend")
    else:
        s.ret(i)


@label("poll-suspend")
def _(s, i):
    assert s.state[i] == P
    s.state[i] = W
    s.call(i, "report", "wait")


# ---- bb_world_stop ----


@label("stop")
def _(s, i):
    if s.mutex != -1:
        return False
    if s.claimant == -1:
        s.claimant = i
        s.go(i, "stop-others")
    else:
        s.queue = s.queue + (i,)
        s.call(i, "detach", "claim")


@label("claim")
def _(s, i):
    s.seen[i] = s.epoch
    s.go(i, "claim-look")


@label("claim-look")
def _(s, i):
    if s.claimant == i:
        s.seen[i] = 0
        s.call(i, "attach", "stop-others")
    else:
        s.go(i, "claim-sleep")


@label("claim-sleep")
def _(s, i):
    s.wait(i, "epoch", s.epoch, s.seen[i], "claim")


def others(s, i, after):
    """The next registered thread but i behind number after, or None."""
    for j in range(after + 1, len(s.state)):
        if j != i and s.registered[j]:
            return j
    return None


@label("stop-others")
def _(s, i):
    if s.mutex != -1:
        return False
    assert s.claimant == i and s.stopper == -1
    s.mutex = i
    s.stopper = i
    s.count[i] = 0
    s.index[i] = -1
    s.go(i, "summon-next")


@label("summon-next")
def _(s, i):
    j = others(s, i, s.index[i])
    if j is None:
        s.index[i] = -1
        s.mutex = -1
        s.go(i, "stop-count")
    else:
        s.index[i] = j
        s.go(i, "summon-detached")


@label("summon-detached")
def _(s, i):
    j = s.index[i]
    if s.state[j] == D:
        s.state[j] = S
        s.go(i, "summon-bit")
    else:
        s.go(i, "summon-attached")


@label("summon-attached")
def _(s, i):
    j = s.index[i]
    if s.state[j] == A:
        s.state[j] = P
        s.count[i] += 1
        s.go(i, "summon-bit")
    else:
        assert s.state[j] == D, s.state[j]
        s.go(i, "summon-detached")


@label("summon-bit")
def _(s, i):
    s.bit[s.index[i]] = 1
    s.go(i, "summon-next")


@label("stop-count")
def _(s, i):
    s.missing += s.count[i]
    s.count[i] = 0
    s.go(i, "stop-wait")


@label("stop-wait")
def _(s, i):
    s.seen[i] = s.missing
    if s.missing == 0:
        s.holder = i
        s.go(i, "held")
    else:
        s.go(i, "stop-sleep")


@label("stop-sleep")
def _(s, i):
    expected = s.seen[i]
    s.seen[i] = 0
    s.wait(i, "missing", s.missing, expected, "stop-wait")


@label("held")
def _(s, i):
    s.go(i, "start")


# ---- bb_world_start ----


@label("start")
def _(s, i):
    if s.mutex != -1:
        return False
    s.holder = -1
    s.mutex = i
    s.go(i, "dismiss-next")


@label("dismiss-next")
def _(s, i):
    j = others(s, i, s.index[i])
    if j is None:
        s.index[i] = -1
        s.go(i, "start-claim")
    else:
        s.index[i] = j
        s.go(i, "dismiss-bit")


@label("dismiss-bit")
def _(s, i):
    s.bit[s.index[i]] = 0
    s.go(i, "dismiss-suspended")


@label("dismiss-suspended")
def _(s, i):
    j = s.index[i]
    if s.state[j] == S:
        s.state[j] = D
        s.go(i, "dismiss-next")
    else:
        s.go(i, "dismiss-waiting")


@label("dismiss-waiting")
def _(s, i):
    j = s.index[i]
    assert s.state[j] == W, s.state[j]
    s.state[j] = A
    s.go(i, "dismiss-next")


@label("start-claim")
def _(s, i):
    s.stopper = -1
    s.claimant = s.queue[0] if s.queue else -1
    s.queue = s.queue[1:]
    s.mutex = -1
    s.go(i, "start-epoch")


@label("start-epoch")
def _(s, i):
    s.epoch += 1
    s.go(i, "start-wake")


@label("start-wake")
def _(s, i):
    s.wake("epoch")
    s.ret(i)


# ---- beginnings and ends ----


def link(s, j):
    assert s.holder == -1, "registry changes in a stopped world"
    s.registered[j] = 1
    s.state[j] = D
    if s.stopper != -1 and broken != "link-ignores-stop":
        s.state[j] = S
        s.bit[j] = 1


@label("start-child")
def _(s, i):
    """bb_thread_start by an attached thread; the child is the last thread of the model."""
    if s.mutex != -1:
        return False
    j = len(s.pc) - 1
    link(s, j)
    s.pc[j] = ("script", "attach")
    s.ret(i)


@label("attach-native")
def _(s, i):
    """A foreign thread registers when no stop is under way, and attaches."""
    s.seen[i] = s.epoch
    s.go(i, "native-link")


@label("native-link")
def _(s, i):
    if s.mutex != -1:
        return False
    if s.stopper != -1:
        s.go(i, "native-sleep")
        return None
    s.seen[i] = 0
    link(s, i)
    s.go(i, "attach")


@label("native-sleep")
def _(s, i):
    s.wait(i, "epoch", s.epoch, s.seen[i], "attach-native")


@label("release")
def _(s, i):
    if s.mutex != -1:
        return False
    assert s.holder == -1, "registry changes in a stopped world"
    s.mutex = i
    s.registered[i] = 0
    s.go(i, "release-state")


@label("release-state")
def _(s, i):
    was = s.state[i]
    s.state[i] = D
    s.bit[i] = 0
    if was == P and broken != "release-forgets-report":
        s.call(i, "report", "release-unlock")
    else:
        s.go(i, "release-unlock")


@label("release-unlock")
def _(s, i):
    s.mutex = -1
    s.ret(i)


@label("script")
def _(s, i):
    """The next item of what this thread does."""
    if not s.script[i]:
        s.ret(i)
        return
    s.call(i, s.script[i][0], "script")
    s.script[i] = s.script[i][1:]


def invariant(s):
    if s.holder != -1:
        assert s.claimant == s.holder and s.stopper == s.holder, "holder without claim"
        assert s.missing == 0, "missing %d" % s.missing
        for j, state in enumerate(s.state):
            if j != s.holder and s.registered[j]:
                assert state in (S, W), "thread %d is %s in a stopped world" % (j, state)
    if s.stopper == -1 and s.mutex == -1:
        for j, state in enumerate(s.state):
            assert state in (D, A), "thread %d is %s in a running world" % (j, state)


def run(name, *scripts, child=None):
    """Each script starts attached, but for one that begins with attach-native.  child: the script of a thread that is started."""
    n = len(scripts) + (child is not None)
    every = [tuple(script.split()) for script in scripts] + ([tuple(child.split())] if child is not None else [])
    live = [1] * len(scripts) + [0] * (child is not None)
    foreign = [bool(script) and script[0] == "attach-native" for script in every]
    explore(
        name,
        State(
            pc=[("script",) if live[i] else () for i in range(n)],
            script=every,
            asleep=[None] * n,
            state=[A if live[i] and not foreign[i] else D for i in range(n)],
            registered=[int(live[i] and not foreign[i]) for i in range(n)],
            bit=[0] * n,
            seen=[0] * n,
            count=[0] * n,
            index=[-1] * n,
            mutex=-1,
            claimant=-1,
            queue=(),
            stopper=-1,
            missing=0,
            epoch=0,
            holder=-1,
        ),
        step,
        invariant,
    )


def scenarios(long):
    run("a stopper, a worker", "stop stop release", "poll detach attach poll detach attach release")
    run("two stoppers", "stop poll stop release", "stop release")
    run("two stoppers, a blocking worker", "stop release", "stop release", "detach attach poll release")
    run("a stopper, a thread that starts", "stop stop release", "start-child detach", child="poll release")
    run("a stopper, a foreign thread", "stop stop release", "attach-native poll release")
    if long:
        run("three stoppers", "stop release", "stop release", "stop release")
        run("two stoppers, a foreign thread", "stop release", "stop release", "attach-native release")
        run("a stopper, two workers", "stop stop release", "poll detach attach release", "detach attach poll detach attach release")
        run("two stoppers, a thread that starts", "stop release", "start-child stop release", child="detach attach release")


def main():
    global broken
    if "--breaks" in sys.argv:
        for broken in ("detach-ignores-stop", "wait-ignores-epoch", "link-ignores-stop", "release-forgets-report"):
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
