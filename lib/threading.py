# SPDX-License-Identifier: MIT
"""Threads as objects, and what they wait for each other with.

Everything stands on _thread, where locks, conditions, events and semaphores are native; a Thread is a joinable handle with a name.
State that several threads change is kept under a lock of its own; reading one attribute needs none.
"""

import _contextvars
import _thread
import sys as _sys
from itertools import count as _count
from _thread import (_ExceptHookArgs, _excepthook, lock as Lock, get_ident, get_native_id, stack_size, _local as local,
                     RLock as _RLock, TIMEOUT_MAX, _get_main_thread_ident)
from time import monotonic as _time

__all__ = ['get_ident', 'active_count', 'Condition', 'current_thread', 'enumerate', 'main_thread', 'TIMEOUT_MAX', 'Event', 'Lock',
           'RLock', 'Semaphore', 'BoundedSemaphore', 'Thread', 'Barrier', 'BrokenBarrierError', 'Timer', 'ThreadError', 'setprofile',
           'settrace', 'local', 'stack_size', 'excepthook', 'ExceptHookArgs', 'getprofile', 'gettrace', 'setprofile_all_threads',
           'settrace_all_threads', 'get_native_id']

ThreadError = _thread.error
ExceptHookArgs = _ExceptHookArgs
excepthook = _excepthook
__excepthook__ = _excepthook

_profile_hook = None
_trace_hook = None


def settrace(func):
    """Set a trace function for all threads started from now on."""
    global _trace_hook
    _trace_hook = func


def gettrace():
    """Get the trace function as set by settrace()."""
    return _trace_hook


def setprofile(func):
    """Set a profile function for all threads started from now on."""
    global _profile_hook
    _profile_hook = func


def getprofile():
    """Get the profile function as set by setprofile()."""
    return _profile_hook


def settrace_all_threads(func):
    """Set a trace function for all threads, the running ones included."""
    settrace(func)
    _sys._settraceallthreads(func)


def setprofile_all_threads(func):
    """Set a profile function for all threads, the running ones included."""
    setprofile(func)
    _sys._setprofileallthreads(func)


def _deprecated(old, new):
    import warnings
    warnings.warn(f'{old} is deprecated, {new} instead', DeprecationWarning, stacklevel=3)


def RLock(*args, **kwargs):
    """A new lock that the thread that holds it may acquire again."""
    if args or kwargs:
        import warnings
        warnings.warn('Passing arguments to RLock is deprecated and will be removed in 3.15', DeprecationWarning, stacklevel=2)
    return _CRLock()


class Condition(_thread._Condition):
    """A condition variable: threads wait until another one notifies them, in order of arrival."""

    def wait_for(self, predicate, timeout=None):
        """Wait until the predicate is true or the timeout has passed; returns its last value."""
        deadline = None
        result = predicate()
        while not result:
            left = timeout
            if timeout is not None:
                if deadline is None:
                    deadline = _time() + timeout
                else:
                    left = deadline - _time()
                    if not left > 0:
                        break
            self.wait(left)
            result = predicate()
        return result

    def notifyAll(self):
        """Deprecated alias of notify_all."""
        _deprecated('notifyAll()', 'use notify_all()')
        self.notify_all()


class Semaphore(_thread._Semaphore):
    """A counter of permissions: acquire() takes one and waits while there is none."""

    def __repr__(self):
        cls = self.__class__
        return f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}>'


class BoundedSemaphore(Semaphore):
    """A semaphore that is never released more often than acquired."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value
        self._set_limit()

    def __repr__(self):
        cls = self.__class__
        return f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}/{self._initial_value}>'


class Event(_thread._Event):
    """A flag that threads wait for."""

    def __repr__(self):
        cls = self.__class__
        status = 'set' if self.is_set() else 'unset'
        return f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {status}>'

    def isSet(self):
        """Deprecated alias of is_set."""
        _deprecated('isSet()', 'use is_set()')
        return self.is_set()


class Barrier:
    """A number of threads wait until all of them have arrived, and go on together."""

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError('parties must be >= 1')
        self._cond = Condition(Lock())
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._state = 'filling'  # filling, draining, resetting, broken
        self._count = 0

    def __repr__(self):
        cls = self.__class__
        if self.broken:
            return f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: broken>'
        return f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: waiters={self.n_waiting}/{self.parties}>'

    def wait(self, timeout=None):
        """Wait for the others; returns the order of arrival, from 0."""
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            while self._state in ('draining', 'resetting'):
                self._cond.wait()
            if self._state == 'broken':
                raise BrokenBarrierError
            index = self._count
            self._count += 1
            try:
                if index + 1 == self._parties:
                    self._open()
                else:
                    self._await(timeout)
                return index
            finally:
                self._count -= 1
                if self._count == 0 and self._state in ('draining', 'resetting'):
                    self._state = 'filling'
                    self._cond.notify_all()

    def _open(self):
        try:
            if self._action:
                self._action()
            self._state = 'draining'
            self._cond.notify_all()
        except:
            self._break()
            raise

    def _await(self, timeout):
        if not self._cond.wait_for(lambda: self._state != 'filling', timeout):
            self._break()
            raise BrokenBarrierError
        if self._state in ('broken', 'resetting'):
            raise BrokenBarrierError

    def _break(self):
        self._state = 'broken'
        self._cond.notify_all()

    def reset(self):
        """Empty the barrier; threads that wait get BrokenBarrierError."""
        with self._cond:
            if self._count > 0:
                if self._state in ('filling', 'broken'):
                    self._state = 'resetting'
            else:
                self._state = 'filling'
            self._cond.notify_all()

    def abort(self):
        """Break the barrier for good (until reset)."""
        with self._cond:
            self._break()

    @property
    def parties(self):
        """How many threads pass together."""
        return self._parties

    @property
    def n_waiting(self):
        """How many threads wait now."""
        return self._count if self._state == 'filling' else 0

    @property
    def broken(self):
        """Is the barrier broken?"""
        return self._state == 'broken'


class BrokenBarrierError(RuntimeError):
    """A barrier was broken or reset while threads waited."""


# Every Thread that has been started and has not ended, by ident; _limbo: those on their way.
_registry_lock = Lock()
_active = {}
_limbo = {}
_counter = _count(1).__next__
_CRLock = _PyRLock = _RLock
_start_joinable_thread = _thread.start_joinable_thread


def __getattr__(name):
    if name == '_dangling':
        # Who looks for threads that were left behind.
        from weakref import WeakSet
        return WeakSet(enumerate())
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


def _new_name(template):
    return template % _counter()


class Thread:
    """A thread of control: runs target(*args, **kwargs), or run() of a subclass."""

    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None, context=None):
        assert group is None, 'group argument must be None for now'
        if kwargs is None:
            kwargs = {}
        if name:
            name = str(name)
        else:
            name = _new_name('Thread-%d')
            if target is not None:
                try:
                    name += f' ({target.__name__})'
                except AttributeError:
                    pass
        self._target = target
        self._name = name
        self._args = args
        self._kwargs = kwargs
        if daemon is not None:
            if daemon and not _thread.daemon_threads_allowed():
                raise RuntimeError('daemon threads are disabled in this (sub)interpreter')
            self._daemonic = daemon
        else:
            self._daemonic = current_thread().daemon
        self._context = context
        self._ident = None
        self._native_id = None
        self._started = Event()
        self._handle = _thread._ThreadHandle()
        # Where an exception is shown if there is no sys.stderr any more.
        self._stderr = _sys.stderr
        self._invoke_excepthook = _make_invoke_excepthook()
        self._initialized = True

    def __repr__(self):
        assert self._initialized, 'Thread.__init__() was not called'
        status = 'initial'
        if self._started.is_set():
            status = 'started'
        if self._handle.is_done():
            status = 'stopped'
        if self._daemonic:
            status += ' daemon'
        if self._ident is not None:
            status += f' {self._ident}'
        return f'<{self.__class__.__name__}({self._name}, {status})>'

    def start(self):
        """Start the thread; once."""
        if not self._initialized:
            raise RuntimeError('thread.__init__() not called')
        if self._started.is_set():
            raise RuntimeError('threads can only be started once')
        with _registry_lock:
            _limbo[self] = self
        if self._context is None:
            inherit = _sys.flags.thread_inherit_context
            self._context = _contextvars.copy_context() if inherit else _contextvars.Context()
        try:
            _start_joinable_thread(self._bootstrap, handle=self._handle, daemon=self.daemon)
        except Exception:
            with _registry_lock:
                del _limbo[self]
            raise
        self._started.wait()

    def run(self):
        """What the thread does; subclasses may override it."""
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        try:
            self._ident = get_ident()
            self._native_id = get_native_id()
            _set_system_name(self._name)
            with _registry_lock:
                _active[self._ident] = self
                del _limbo[self]
            self._started.set()
            if _trace_hook:
                _sys.settrace(_trace_hook)
            if _profile_hook:
                _sys.setprofile(_profile_hook)
            try:
                self._context.run(self.run)
            except:
                self._invoke_excepthook(self)
        finally:
            with _registry_lock:
                _active.pop(get_ident(), None)

    def join(self, timeout=None):
        """Wait until the thread ends, or the timeout has passed."""
        if not self._initialized:
            raise RuntimeError('Thread.__init__() not called')
        if not self._started.is_set():
            raise RuntimeError('cannot join thread before it is started')
        if self is current_thread():
            raise RuntimeError('cannot join current thread')
        if timeout is not None:
            timeout = max(timeout, 0)
        self._handle.join(timeout)

    @property
    def name(self):
        """A name for people; it means nothing."""
        assert self._initialized, 'Thread.__init__() not called'
        return self._name

    @name.setter
    def name(self, name):
        assert self._initialized, 'Thread.__init__() not called'
        self._name = str(name)
        if get_ident() == self._ident:
            _set_system_name(self._name)

    @property
    def ident(self):
        """The thread's number, or None before it has started."""
        assert self._initialized, 'Thread.__init__() not called'
        return self._ident

    @property
    def native_id(self):
        """The system's number for the thread, or None before it has started."""
        assert self._initialized, 'Thread.__init__() not called'
        return self._native_id

    def is_alive(self):
        """Has it started, and not ended?"""
        assert self._initialized, 'Thread.__init__() not called'
        return self._started.is_set() and not self._handle.is_done()

    @property
    def daemon(self):
        """Does the program end without waiting for this thread?"""
        assert self._initialized, 'Thread.__init__() not called'
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError('Thread.__init__() not called')
        if daemonic and not _thread.daemon_threads_allowed():
            raise RuntimeError('daemon threads are disabled in this interpreter')
        if self._started.is_set():
            raise RuntimeError('cannot set daemon status of active thread')
        self._daemonic = daemonic

    def isDaemon(self):
        """Deprecated: use the daemon property."""
        _deprecated('isDaemon()', 'get the daemon attribute')
        return self.daemon

    def setDaemon(self, daemonic):
        """Deprecated: use the daemon property."""
        _deprecated('setDaemon()', 'set the daemon attribute')
        self.daemon = daemonic

    def getName(self):
        """Deprecated: use the name property."""
        _deprecated('getName()', 'get the name attribute')
        return self.name

    def setName(self, name):
        """Deprecated: use the name property."""
        _deprecated('setName()', 'set the name attribute')
        self.name = name


def _set_system_name(name):
    try:
        _thread.set_name(name)
    except OSError:
        pass


def _make_invoke_excepthook():
    """A function that reports a thread's uncaught exception; it still works when the module's globals are gone."""
    sys_module = _sys
    old_excepthook = excepthook
    if old_excepthook is None:
        raise RuntimeError('threading.excepthook is None')
    old_sys_excepthook = _sys.excepthook
    if old_sys_excepthook is None:
        raise RuntimeError('sys.excepthook is None')

    def invoke_excepthook(thread):
        try:
            hook = excepthook
            if hook is None:
                hook = old_excepthook
            hook(ExceptHookArgs([*sys_module.exc_info(), thread]))
        except Exception as exc:
            exc.__suppress_context__ = True
            stderr = thread._stderr if sys_module.stderr is None else sys_module.stderr
            print('Exception in threading.excepthook:', file=stderr, flush=True)
            sys_excepthook = sys_module.excepthook or old_sys_excepthook
            sys_excepthook(*sys_module.exc_info())

    return invoke_excepthook


class Timer(Thread):
    """Calls a function after a number of seconds, unless cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = Event()

    def cancel(self):
        """Stop the timer if it has not finished yet."""
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _MainThread(Thread):
    """The thread that the program began with."""

    def __init__(self):
        super().__init__(name='MainThread', daemon=False)
        self._started.set()
        self._ident = _get_main_thread_ident()
        self._native_id = get_native_id()
        self._handle = _thread._make_thread_handle(self._ident)
        with _registry_lock:
            _active[self._ident] = self


class _DummyThread(Thread):
    """Stands for a thread that this module did not start."""

    def __init__(self):
        super().__init__(name=_new_name('Dummy-%d'), daemon=_thread.daemon_threads_allowed())
        self._started.set()
        self._ident = get_ident()
        self._native_id = get_native_id()
        self._handle = _thread._make_thread_handle(self._ident)
        with _registry_lock:
            _active[self._ident] = self

    def is_alive(self):
        if not self._handle.is_done() and self._started.is_set():
            return True
        raise RuntimeError('thread is not alive')

    def join(self, timeout=None):
        raise RuntimeError('cannot join a dummy thread')


def current_thread():
    """The Thread object of the calling thread."""
    thread = _active.get(get_ident())
    return _DummyThread() if thread is None else thread


def currentThread():
    """Deprecated alias of current_thread."""
    _deprecated('currentThread()', 'use current_thread()')
    return current_thread()


def active_count():
    """The number of threads that enumerate() would list."""
    with _registry_lock:
        return len(_active) + len(_limbo)


def activeCount():
    """Deprecated alias of active_count."""
    _deprecated('activeCount()', 'use active_count()')
    return active_count()


def enumerate():
    """All threads that are alive."""
    with _registry_lock:
        return list(_active.values()) + list(_limbo.values())


def _after_fork():
    """In the child of a fork: the other threads are gone."""
    global _registry_lock, _active, _main_thread
    _registry_lock = Lock()
    _main_thread = here = current_thread()
    gone = [thread for thread in [*_active.values(), *_limbo.values()] if thread is not here]
    _active = {get_ident(): here}
    _limbo.clear()
    for thread in gone:
        thread._handle._set_done()


_atexits = []
_shutting_down = False


def _register_atexit(func, *arg, **kwargs):
    """Have func called before the threads that are no daemons are joined."""
    if _shutting_down:
        raise RuntimeError("can't register atexit after shutdown")
    _atexits.append(lambda: func(*arg, **kwargs))


def _shutdown():
    """Wait for the threads that are no daemons; called when the program ends."""
    global _shutting_down
    if _main_thread._handle.is_done():
        return
    _shutting_down = True
    for call in reversed(_atexits):
        call()
    _main_thread._handle._set_done()
    _thread._shutdown()


def main_thread():
    """The thread that the program began with."""
    return _main_thread


class _StillMain:
    """While the main Thread object is made there is no current one to inherit from."""
    daemon = False


_active[get_ident()] = _StillMain
_main_thread = _MainThread()
if _active[get_ident()] is _StillMain:  # this module is imported by another thread
    del _active[get_ident()]
