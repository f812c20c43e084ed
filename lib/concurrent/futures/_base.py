# SPDX-License-Identifier: MIT
"""Future, waiting for several of them, and what executors have in common.

A future's state changes only under its condition, and after what belongs to it: that it is done can be seen without.  Whoever waits
for several futures adds a waiter to each that is not done; a future tells its waiters when it is.
"""

import threading
import time
import types
import weakref
from collections import deque, namedtuple
from itertools import islice

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'

PENDING = 'PENDING'
RUNNING = 'RUNNING'
# Cancelled by a user; then its waiters have been told by the executor.
CANCELLED = 'CANCELLED'
CANCELLED_AND_NOTIFIED = 'CANCELLED_AND_NOTIFIED'
FINISHED = 'FINISHED'

_DONE = (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)
_CANCELLED = (CANCELLED, CANCELLED_AND_NOTIFIED)
_NOTIFIED = (CANCELLED_AND_NOTIFIED, FINISHED)
_STATE_TEXT = {CANCELLED_AND_NOTIFIED: 'cancelled'}


class Error(Exception):
    """Base class for all future-related exceptions."""


class CancelledError(Error):
    """The Future was cancelled."""


TimeoutError = TimeoutError


class InvalidStateError(Error):
    """The operation is not allowed in this state."""


class BrokenExecutor(RuntimeError):
    """Raised when an executor has become non-functional after a severe failure."""


DoneAndNotDoneFutures = namedtuple('DoneAndNotDoneFutures', 'done not_done')


def _log_exception(message, *args, level='ERROR'):
    """Report the exception being handled, which nobody else can."""
    import sys
    import traceback
    try:
        import logging
    except ImportError:
        logging = None
    if logging:
        logging.getLogger('concurrent.futures').log(getattr(logging, level), message, *args, exc_info=True)
    else:
        sys.stderr.write(f'{message % args}\n{"".join(traceback.format_exception(sys.exception()))}')


class _Waiter:
    """Collects futures as they get done; `event` is set once there are enough."""

    def __init__(self, stop_on_exception=False):
        self.event = threading.Event()
        self.lock = threading.Lock()
        self.finished = []
        self.missing = 1
        self.stop_on_exception = stop_on_exception

    def add(self, future):
        """Called by the future, with its condition held."""
        with self.lock:
            self.finished.append(future)
            self.missing -= 1
            if self.missing <= 0 or self.stop_on_exception and future._exception is not None:
                self.event.set()

    def take(self):
        """What has finished since the last call."""
        with self.lock:
            finished = self.finished
            self.finished = []
            self.missing = 1
            self.event.clear()
        return finished

    def watch(self, futures):
        """Join the futures that are not done; returns the set of those that are."""
        done = set()
        for future in futures:
            with future._condition:
                if future._state in _NOTIFIED:
                    done.add(future)
                else:
                    future._waiters.append(self)
        return done

    def unwatch(self, futures):
        for future in futures:
            with future._condition:
                try:
                    future._waiters.remove(self)
                except ValueError:
                    pass


def _left(deadline):
    return None if deadline is None else deadline - time.monotonic()


def as_completed(fs, timeout=None):
    """An iterator over the futures, each as soon as it is done; TimeoutError when not all are in time."""
    deadline = None if timeout is None else timeout + time.monotonic()
    fs = set(fs)
    total = len(fs)
    waiter = _Waiter()
    done = waiter.watch(fs)
    pending = fs - done
    fs = None
    try:
        # No reference to a future is kept once it has been handed out.
        done = list(done)
        while done:
            yield done.pop()
        while pending:
            left = _left(deadline)
            if left is not None and left < 0:
                raise TimeoutError(f'{len(pending)} (of {total}) futures unfinished')
            waiter.event.wait(left)
            done = waiter.take()
            done.reverse()
            pending.difference_update(done)
            while done:
                yield done.pop()
    finally:
        waiter.unwatch(pending)


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Wait until all (or the first, or the first that raised) of the futures are done; returns the sets (done, not_done)."""
    fs = set(fs)
    waiter = _Waiter(stop_on_exception=return_when == FIRST_EXCEPTION)
    waiter.missing = len(fs) + 1
    done = waiter.watch(fs)
    pending = fs - done
    if pending and return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        waiter.unwatch(pending)
        raise ValueError('Invalid return condition: %r' % return_when)
    if done and (return_when == FIRST_COMPLETED or
                 return_when == FIRST_EXCEPTION and any(not f.cancelled() and f._exception is not None for f in done)):
        waiter.event.set()
    with waiter.lock:
        # From here on `missing' counts what has to finish yet; some may have since they were watched.
        waiter.missing -= len(done) + 1
        if return_when == FIRST_COMPLETED:
            waiter.missing -= max(len(pending) - 1, 0)
        if waiter.missing <= 0:
            waiter.event.set()
    waiter.event.wait(timeout)
    waiter.unwatch(pending)
    done.update(waiter.take())
    return DoneAndNotDoneFutures(done, fs - done)


def _result_or_cancel(fut, timeout=None):
    try:
        try:
            return fut.result(timeout)
        finally:
            fut.cancel()
    finally:
        # The exception's traceback refers to this frame.
        del fut


class Future:
    """The result of a call that another thread carries out."""

    def __init__(self):
        self._condition = threading.Condition()
        self._state = PENDING
        self._result = None
        self._exception = None
        self._waiters = []
        self._done_callbacks = []

    def _invoke_callbacks(self):
        for callback in self._done_callbacks:
            self._invoke(callback)

    def _invoke(self, callback):
        try:
            callback(self)
        except Exception:
            _log_exception('exception calling callback for %r', self)

    def __repr__(self):
        with self._condition:
            text = _STATE_TEXT.get(self._state, self._state.lower())
            if self._state == FINISHED:
                if self._exception:
                    text += f' raised {self._exception.__class__.__name__}'
                else:
                    text += f' returned {self._result.__class__.__name__}'
        return f'<{self.__class__.__name__} at {id(self):#x} state={text}>'

    def cancel(self):
        """Cancel the call, unless it is running or done already; returns whether it is cancelled."""
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state in _CANCELLED:
                return True
            self._state = CANCELLED
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    def cancelled(self):
        """Was it cancelled?"""
        return self._state in _CANCELLED

    def running(self):
        """Is it being carried out now?"""
        return self._state == RUNNING

    def done(self):
        """Was it cancelled, or has it finished?"""
        return self._state in _DONE

    # Whatever a subclass makes of it.
    _is_done = done

    def add_done_callback(self, fn):
        """Have fn(self) called once the future is done, at once if it is.

        Functions are called in the order in which they were added; what they raise is logged and ignored.
        """
        with self._condition:
            if self._state not in _DONE:
                self._done_callbacks.append(fn)
                return
        self._invoke(fn)

    def _wait_done(self, timeout):
        """Wait until it has finished; CancelledError, TimeoutError."""
        if self._state == FINISHED:
            return
        with self._condition:
            self._condition.wait_for(self._is_done, timeout)
        if self._state == FINISHED:
            return
        if self._state in _DONE:
            raise CancelledError()
        raise TimeoutError()

    def result(self, timeout=None):
        """What the call returned; raises what it raised, CancelledError, or TimeoutError."""
        try:
            self._wait_done(timeout)
            if self._exception is None:
                return self._result
            raise self._exception
        finally:
            # The exception's traceback refers to this frame.
            self = None

    def exception(self, timeout=None):
        """What the call raised, or None; raises CancelledError or TimeoutError."""
        self._wait_done(timeout)
        return self._exception

    # What follows is for executors and tests.

    def set_running_or_notify_cancel(self):
        """Mark it as running (True), or tell who waits that it was cancelled (False)."""
        with self._condition:
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                for waiter in self._waiters:
                    waiter.add(self)
                return False
            if self._state == PENDING:
                self._state = RUNNING
                return True
            _log_exception('Future %s in unexpected state: %s', id(self), self._state)
            raise RuntimeError('Future in unexpected state')

    def _finish(self, result, exception, ready=None):
        """Set the outcome; ready is called once nothing else will be: before anybody sees it, or after the callbacks."""
        with self._condition:
            if self._state in _DONE:
                raise InvalidStateError(f'{self._state}: {self!r}')
            callbacks = self._done_callbacks
            if ready is not None and not callbacks:
                ready()
            self._result = result
            self._exception = exception
            self._state = FINISHED
            for waiter in self._waiters:
                waiter.add(self)
            self._condition.notify_all()
        if callbacks:
            self._invoke_callbacks()
            if ready is not None:
                ready()

    def set_result(self, result):
        """Set what the call returned; InvalidStateError if it is done already."""
        self._finish(result, None)

    def set_exception(self, exception):
        """Set what the call raised; InvalidStateError if it is done already."""
        self._finish(None, exception)

    __class_getitem__ = classmethod(types.GenericAlias)


class Executor:
    """What carries out calls; a base class."""

    def submit(self, fn, /, *args, **kwargs):
        """Have fn(*args, **kwargs) called; returns a future for it."""
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1, buffersize=None):
        """As map(fn, *iterables), with the calls carried out at the same time; results come in order.

        At most buffersize calls (None: all) have been submitted whose results were not fetched yet.  TimeoutError when a result is
        not there timeout seconds after the call of map().
        """
        if buffersize is not None and not isinstance(buffersize, int):
            raise TypeError('buffersize must be an integer or None')
        if buffersize is not None and buffersize < 1:
            raise ValueError('buffersize must be None or > 0')
        deadline = None if timeout is None else timeout + time.monotonic()
        arguments = zip(*iterables)
        futures = deque(self.submit(fn, *args) for args in islice(arguments, buffersize))
        # The iterator alone does not keep the executor alive.
        refill = None if buffersize is None else weakref.ref(self)

        def results():
            try:
                while futures:
                    if refill and (executor := refill()) and (args := next(arguments, None)):
                        futures.append(executor.submit(fn, *args))
                    executor = None
                    yield _result_or_cancel(futures.popleft(), _left(deadline))
            finally:
                for future in futures:
                    future.cancel()
        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Take no more calls; wait for those under way, cancel those that have not begun."""

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False
