# SPDX-License-Identifier: MIT
"""A small exhaustive model checker.

A model is a set of threads that take atomic steps on shared variables.  A thread's program counter is a stack of labels; each
label names a function step(s, i) that changes the state s (a fresh copy) as thread i and

    returns None            the step is done; s.pc[i] has been changed with s.go, s.call or s.ret
    returns False           the step cannot be taken now (the thread waits)
    returns a list          of states: the step may end in several ways

Every interleaving is explored.  Reported with a shortest trace: a failed assertion, a broken invariant, a state from which no thread can go on
although not all are done, and a state from which "all done" can no longer be reached.

The platform's wait and wake are modelled as the contract has them: a wait looks at the word and falls asleep in one step, a wake is a
step of its own, and does nothing for a thread that is not asleep yet.
"""

import time


class State:
    """Shared and local variables, all of them lists or plain hashable values."""

    def __init__(self, **variables):
        self.__dict__.update(variables)

    def copy(self):
        s = State.__new__(State)
        s.__dict__ = {k: list(v) if isinstance(v, list) else v for k, v in self.__dict__.items()}
        return s

    def key(self):
        return tuple(tuple(v) if isinstance(v, list) else v for v in self.__dict__.values())

    # The program counter.

    def go(self, i, label):
        self.pc[i] = self.pc[i][:-1] + (label,)

    def call(self, i, label, then):
        self.pc[i] = self.pc[i][:-1] + (then, label)

    def ret(self, i):
        self.pc[i] = self.pc[i][:-1]

    # Sleeping on a word.

    def wait(self, i, word, value, expected, then):
        """The platform's wait: sleeps only if the word still has the expected value."""
        self.go(i, then)
        if value == expected:
            self.asleep[i] = word

    def wake(self, word, most=None):
        """The platform's wake, of all or the first.  Which one of several is woken does not matter in these models."""
        for i, on in enumerate(self.asleep):
            if on == word and most != 0:
                self.asleep[i] = None
                most = None if most is None else most - 1


class Failure(Exception):
    pass


def explore(name, initial, steps, invariant=lambda s: None):
    """Explores all states; raises Failure with a trace."""
    start = time.time()
    keys = {initial.key(): 0}
    parents = [(None, None)]
    backward = [[]]
    finals = []
    frontier = [(0, initial)]

    def fail(what, number, last=None):
        trace = [] if last is None else [last]
        while parents[number][0] is not None:
            trace.append(parents[number][1])
            number = parents[number][0]
        raise Failure("%s: %s\n  %s" % (name, what, "\n  ".join(reversed(trace))))

    while frontier:
        following = []
        for number, s in frontier:
            moved = False
            for i, pc in enumerate(s.pc):
                if not pc or s.asleep[i] is not None:
                    continue
                n = s.copy()
                text = "thread %d: %s" % (i, pc[-1])
                try:
                    result = steps[pc[-1]](n, i)
                except AssertionError as error:
                    fail("assertion %s" % error, number, text)
                if result is False:
                    continue
                for n in [n] if result is None else result:
                    moved = True
                    key = n.key()
                    known = keys.get(key)
                    if known is None:
                        known = len(parents)
                        keys[key] = known
                        parents.append((number, text))
                        backward.append([])
                        following.append((known, n))
                        try:
                            invariant(n)
                        except AssertionError as error:
                            fail("invariant %s" % error, known)
                    backward[known].append(number)
            if not any(s.pc):
                finals.append(number)
            elif not moved:
                fail("stuck: pc %s asleep %s" % (s.pc, s.asleep), number)
        frontier = following

    reaches = set(finals)
    work = list(finals)
    while work:
        for number in backward[work.pop()]:
            if number not in reaches:
                reaches.add(number)
                work.append(number)
    if len(reaches) != len(parents):
        number = next(n for n in range(len(parents)) if n not in reaches)
        fail("never ends", number)
    print("%-52s %8d states, %5.1f s" % (name, len(parents), time.time() - start), flush=True)
