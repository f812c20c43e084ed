# SPDX-License-Identifier: MIT
"""A scheduler of events: functions that are called at their time, in order of time and priority."""

import heapq
import threading
import time
from collections import namedtuple
from itertools import count
from time import monotonic as _time

__all__ = ['scheduler']

Event = namedtuple('Event', 'time, priority, sequence, action, argument, kwargs')
Event.time.__doc__ = 'Numeric type compatible with the return value of the timefunc.'
Event.priority.__doc__ = 'Events of the same time are run in the order of their priority.'
Event.sequence.__doc__ = 'A growing number: events of the same time and priority are run in the order they were entered.'
Event.action.__doc__ = 'action(*argument, **kwargs) is what happens.'
Event.argument.__doc__ = 'The positional arguments of the action.'
Event.kwargs.__doc__ = 'The keyword arguments of the action.'

_sentinel = object()


class scheduler:
    """Calls functions at their time; any thread may enter and cancel events."""

    def __init__(self, timefunc=_time, delayfunc=time.sleep):
        self._queue = []
        self._lock = threading.RLock()
        self.timefunc = timefunc
        self.delayfunc = delayfunc
        self._sequence_generator = count()

    def enterabs(self, time, priority, action, argument=(), kwargs=_sentinel):
        """Enter a new event at an absolute time; returns it, for cancel()."""
        if kwargs is _sentinel:
            kwargs = {}
        with self._lock:
            event = Event(time, priority, next(self._sequence_generator), action, argument, kwargs)
            heapq.heappush(self._queue, event)
        return event

    def enter(self, delay, priority, action, argument=(), kwargs=_sentinel):
        """Enter a new event some time from now."""
        return self.enterabs(self.timefunc() + delay, priority, action, argument, kwargs)

    def cancel(self, event):
        """Remove an event; ValueError if it is not in the queue."""
        with self._lock:
            self._queue.remove(event)
            heapq.heapify(self._queue)

    def empty(self):
        """Is the queue empty?"""
        with self._lock:
            return not self._queue

    def run(self, blocking=True):
        """Run events until the queue is empty.

        With blocking false run those that are due and return the time until the next one, or None.  While an event is not due,
        delayfunc is called; after each event it is called with 0, to let other threads run.  An exception of an action leaves the
        queue in order, and run() may be called again.
        """
        queue = self._queue
        while True:
            with self._lock:
                if not queue:
                    break
                event = queue[0]
                now = self.timefunc()
                delay = event.time > now
                if not delay:
                    heapq.heappop(queue)
            if not delay:
                event.action(*event.argument, **event.kwargs)
                self.delayfunc(0)
            elif not blocking:
                return event.time - now
            else:
                self.delayfunc(event.time - now)

    @property
    def queue(self):
        """The events in the order in which they will run."""
        with self._lock:
            events = self._queue[:]
        return list(map(heapq.heappop, [events] * len(events)))
