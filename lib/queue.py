# SPDX-License-Identifier: MIT
"""Queues between threads."""

import threading
from _collections import deque
from heapq import heappop, heappush
from time import monotonic as time
from types import GenericAlias

__all__ = ['Empty', 'Full', 'ShutDown', 'Queue', 'PriorityQueue', 'LifoQueue', 'SimpleQueue']


try:
    from _queue import Empty
except ImportError:
    class Empty(Exception):
        """Exception raised by Queue.get(block=0)/get_nowait()."""


class Full(Exception):
    """Exception raised by Queue.put(block=0)/put_nowait()."""


class ShutDown(Exception):
    """Raised when put/get with a queue that was shut down."""


def _deadline(block, timeout):
    """When a wait is to end; None: never."""
    if not block or timeout is None:
        return None
    if timeout < 0:
        raise ValueError("'timeout' must be a non-negative number")
    return time() + timeout


def _wait(condition, deadline, error):
    """Wait for a notification; raise the error once the deadline (None: never) has passed."""
    if deadline is None:
        condition.wait()
        return
    left = deadline - time()
    if left <= 0.0:
        raise error
    condition.wait(left)


class Queue:
    """A queue of at most maxsize items (0: any number), first in, first out.

    Subclasses choose another order by overriding _init, _qsize, _put and _get, which are called with the mutex held.
    """

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        self.mutex = threading.Lock()
        self.not_empty = threading.Condition(self.mutex)
        self.not_full = threading.Condition(self.mutex)
        self.all_tasks_done = threading.Condition(self.mutex)
        self.unfinished_tasks = 0
        self.is_shutdown = False

    def task_done(self):
        """Say that an item that was got before has been dealt with; ValueError when there were no more."""
        with self.mutex:
            unfinished = self.unfinished_tasks - 1
            if unfinished <= 0:
                if unfinished < 0:
                    raise ValueError('task_done() called too many times')
                self.all_tasks_done.notify_all()
            self.unfinished_tasks = unfinished

    def join(self):
        """Wait until task_done() has been called for each item that was ever put."""
        with self.mutex:
            while self.unfinished_tasks:
                self.all_tasks_done.wait()

    def qsize(self):
        """The number of items, at this moment."""
        with self.mutex:
            return self._qsize()

    def empty(self):
        """Is the queue empty, at this moment?"""
        with self.mutex:
            return not self._qsize()

    def full(self):
        """Is the queue full, at this moment?"""
        with self.mutex:
            return 0 < self.maxsize <= self._qsize()

    def put(self, item, block=True, timeout=None):
        """Put an item, waiting (at most timeout seconds) for a free place if block is true.

        Raises Full when there was none in time, and ShutDown when the queue has been shut down.
        """
        with self.mutex:
            if self.is_shutdown:
                raise ShutDown
            if self.maxsize > 0 and (timeout is not None or self._qsize() >= self.maxsize):
                self._wait_not_full(block, timeout)
            self._put(item)
            self.unfinished_tasks += 1
            self.not_empty.notify()

    def _wait_not_full(self, block, timeout):
        deadline = _deadline(block, timeout)
        while self._qsize() >= self.maxsize:
            if not block:
                raise Full
            _wait(self.not_full, deadline, Full)
            if self.is_shutdown:
                raise ShutDown

    def get(self, block=True, timeout=None):
        """Remove and return an item, waiting (at most timeout seconds) for one if block is true.

        Raises Empty when there was none in time, and ShutDown when the queue has been shut down and is empty.
        """
        with self.mutex:
            if timeout is not None or not self._qsize():
                self._wait_not_empty(block, timeout)
            item = self._get()
            self.not_full.notify()
            return item

    def _wait_not_empty(self, block, timeout):
        deadline = _deadline(block, timeout)
        while not self._qsize():
            if self.is_shutdown:
                raise ShutDown
            if not block:
                raise Empty
            _wait(self.not_empty, deadline, Empty)

    def put_nowait(self, item):
        """Put an item; Full if there is no free place."""
        return self.put(item, block=False)

    def get_nowait(self):
        """Remove and return an item; Empty if there is none."""
        return self.get(block=False)

    def shutdown(self, immediate=False):
        """Let put() raise ShutDown from now on, and get() once the queue is empty.

        Everybody who waits is woken.  With immediate the items are dropped, each as if by task_done().
        """
        with self.mutex:
            self.is_shutdown = True
            if immediate:
                while self._qsize():
                    self._get()
                    if self.unfinished_tasks > 0:
                        self.unfinished_tasks -= 1
                self.all_tasks_done.notify_all()
            self.not_empty.notify_all()
            self.not_full.notify_all()

    def _init(self, maxsize):
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    __class_getitem__ = classmethod(GenericAlias)


class PriorityQueue(Queue):
    """A queue whose least item comes out first: items are often pairs (priority, data)."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        heappush(self.queue, item)

    def _get(self):
        return heappop(self.queue)


class LifoQueue(Queue):
    """A queue whose newest item comes out first."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.pop()


class _PySimpleQueue:
    """SimpleQueue where there is no native one."""

    def __init__(self):
        self._queue = deque()
        self._count = threading.Semaphore(0)

    def put(self, item, block=True, timeout=None):
        """Put the item on the queue; never blocks."""
        self._queue.append(item)
        self._count.release()

    def get(self, block=True, timeout=None):
        """Remove and return the oldest item, waiting for one (at most timeout seconds) if block is true."""
        if timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        if not self._count.acquire(block, timeout):
            raise Empty
        return self._queue.popleft()

    def put_nowait(self, item):
        """Put the item on the queue."""
        return self.put(item, block=False)

    def get_nowait(self):
        """Remove and return the oldest item; Empty if there is none."""
        return self.get(block=False)

    def empty(self):
        """Is the queue empty, at this moment?"""
        return not self._queue

    def qsize(self):
        """The number of items, at this moment."""
        return len(self._queue)

    __class_getitem__ = classmethod(GenericAlias)


try:
    from _queue import SimpleQueue
except ImportError:
    SimpleQueue = _PySimpleQueue
