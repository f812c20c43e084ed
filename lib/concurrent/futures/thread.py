# SPDX-License-Identifier: MIT
"""ThreadPoolExecutor.

Work items go through a SimpleQueue; None in it tells a worker to look whether it is time to end, and it puts the None back for the
next one.
"""

import threading
import types
import weakref
from _queue import Empty, SimpleQueue
from itertools import count

from concurrent.futures import _base

try:
    import os
except ImportError:
    os = None  # a board

# Each worker with the queue it serves.
_threads_queues = weakref.WeakKeyDictionary()
_shutdown = False
# Held while a worker is started, so that none is missed when the program ends.
_global_shutdown_lock = threading.Lock()


def _python_exit():
    global _shutdown
    with _global_shutdown_lock:
        _shutdown = True
    items = list(_threads_queues.items())
    for _, queue in items:
        queue.put(None)
    for thread, _ in items:
        thread.join()


threading._register_atexit(_python_exit)


class BrokenThreadPool(_base.BrokenExecutor):
    """Raised when a worker thread in a ThreadPoolExecutor failed initializing."""


class _WorkItem:
    """A call, and the future for its result."""

    __slots__ = ('future', 'fn', 'args', 'kwargs')

    def __init__(self, future, fn, args, kwargs):
        self.future = future
        self.fn = fn
        self.args = args
        self.kwargs = kwargs

    def run(self, ready):
        """Call it; ready is called as soon as the thread can take another item."""
        if not self.future.set_running_or_notify_cancel():
            ready()
            return
        try:
            result = self.fn(*self.args, **self.kwargs)
        except BaseException as exc:
            self.future._finish(None, exc, ready)
            # The exception's traceback refers to this frame.
            self = None
        else:
            self.future._finish(result, None, ready)

    __class_getitem__ = classmethod(types.GenericAlias)


def _worker(executor_reference, work_queue, finished, initializer, initargs):
    if initializer is not None:
        try:
            initializer(*initargs)
        except BaseException:
            _base._log_exception('Exception in initializer:', level='CRITICAL')
            executor = executor_reference()
            if executor is not None:
                executor._initializer_failed()
            return
    ready = finished.release
    while True:
        item = work_queue.get()
        if item is not None:
            try:
                item.run(ready)
            except BaseException:
                # A callback's, or of a future that somebody else has set.
                _base._log_exception('Exception in worker', level='CRITICAL')
                ready()
            # Its result is not kept alive while waiting for the next one.
            del item
            continue
        executor = executor_reference()
        if _shutdown or executor is None or executor._shutdown:
            if executor is not None:
                executor._shutdown = True
            work_queue.put(None)
            return
        del executor


class ThreadPoolExecutor(_base.Executor):
    """Carries out calls in a pool of threads."""

    _counter = count().__next__

    def __init__(self, max_workers=None, thread_name_prefix='', initializer=None, initargs=()):
        """At most max_workers threads, each of which calls initializer(*initargs) first."""
        if max_workers is None:
            max_workers = min(32, (os and os.process_cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError('max_workers must be greater than 0')
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        self._max_workers = max_workers
        self._work_queue = SimpleQueue()
        # Items that have been submitted, but for those that have finished and were taken off already.
        self._unfinished = 0
        self._finished = threading.Semaphore(0)
        self._threads = set()
        self._broken = False
        self._shutdown = False
        self._shutdown_lock = threading.Lock()
        self._thread_name_prefix = thread_name_prefix or 'ThreadPoolExecutor-%d' % self._counter()
        self._initializer = initializer
        self._initargs = initargs

    def submit(self, fn, /, *args, **kwargs):
        with self._shutdown_lock, _global_shutdown_lock:
            if self._broken:
                raise BrokenThreadPool(self._broken)
            if self._shutdown:
                raise RuntimeError('cannot schedule new futures after shutdown')
            if _shutdown:
                raise RuntimeError('cannot schedule new futures after interpreter shutdown')
            future = _base.Future()
            self._work_queue.put(_WorkItem(future, fn, args, kwargs))
            self._unfinished += 1
            if len(self._threads) < self._max_workers:
                self._start_thread()
            return future
    submit.__doc__ = _base.Executor.submit.__doc__

    def _start_thread(self):
        """Start one more thread, unless there is one for each unfinished item."""
        while self._finished.acquire(False):
            self._unfinished -= 1
        n = len(self._threads)
        if n >= self._unfinished:
            return
        queue = self._work_queue
        thread = threading.Thread(name='%s_%d' % (self._thread_name_prefix or self, n), target=_worker,
                                  args=(weakref.ref(self, lambda _: queue.put(None)), queue, self._finished,
                                        self._initializer, self._initargs))
        thread.start()
        self._threads.add(thread)
        _threads_queues[thread] = queue

    def _drain(self):
        """The items that no worker has taken."""
        while True:
            try:
                item = self._work_queue.get_nowait()
            except Empty:
                return
            if item is not None:
                yield item

    def _initializer_failed(self):
        with self._shutdown_lock:
            self._broken = 'A thread initializer failed, the thread pool is not usable anymore'
            for item in self._drain():
                item.future.set_exception(BrokenThreadPool(self._broken))

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._shutdown_lock:
            self._shutdown = True
            if cancel_futures:
                for item in self._drain():
                    item.future.cancel()
            self._work_queue.put(None)
        if wait:
            for thread in self._threads:
                thread.join()
    shutdown.__doc__ = _base.Executor.shutdown.__doc__
