# SPDX-License-Identifier: MIT
"""Waiting until files can be read or written."""

# A poll object's table is a dict, changed by single operations; poll() waits for what it holds at that moment.

from _select import *
from _select import PIPE_BUF, POLLERR, POLLHUP, POLLIN, POLLNVAL, POLLOUT, POLLPRI
from _select import poll as _wait

error = OSError


def _descriptor(file):
    """The descriptor of a file, or of what has fileno()."""
    fd = file
    if not isinstance(file, int):
        try:
            fileno = file.fileno
        except AttributeError:
            raise TypeError("argument must be an int, or have a fileno() method.") from None
        fd = fileno()
        if not isinstance(fd, int):
            raise TypeError("fileno() returned a non-integer")
    if fd < 0:
        raise ValueError(f"file descriptor cannot be a negative integer ({fd})")
    return fd


def select(rlist, wlist, xlist, timeout=None, /):
    """Wait until some of the files can be read, written, or have an exceptional condition; return them in three lists.

    timeout is in seconds, and None means forever.
    """
    if timeout is not None:
        if not hasattr(timeout, "__float__") and not hasattr(timeout, "__index__"):
            raise TypeError("timeout must be a float or None")
        if timeout < 0:
            raise ValueError("timeout must be non-negative")
    wanted = {}
    kinds = ((POLLIN, POLLIN | POLLHUP | POLLERR), (POLLOUT, POLLOUT | POLLERR), (POLLPRI, POLLPRI))
    lists = []
    for files, (event, _) in zip((rlist, wlist, xlist), kinds):
        lists.append([(file, _descriptor(file)) for file in files])
        for _, fd in lists[-1]:
            wanted[fd] = wanted.get(fd, 0) | event
    ready = dict(_wait(wanted.items(), timeout))
    if any(events & POLLNVAL for events in ready.values()):
        import errno

        raise OSError(errno.EBADF, "Bad file descriptor")
    return tuple(
        [file for file, fd in files if ready.get(fd, 0) & events] for files, (_, events) in zip(lists, kinds)
    )


class poll:
    """A table of files and the events to wait for."""

    def __init__(self):
        self._wanted = {}

    def register(self, fd, eventmask=POLLIN | POLLPRI | POLLOUT, /):
        """Add a file, or change its events."""
        self._wanted[_descriptor(fd)] = eventmask

    def modify(self, fd, eventmask, /):
        fd = _descriptor(fd)
        if fd not in self._wanted:
            import errno

            raise FileNotFoundError(errno.ENOENT, "No such file or directory")
        self._wanted[fd] = eventmask

    def unregister(self, fd, /):
        del self._wanted[_descriptor(fd)]

    def poll(self, timeout=None, /):
        """Wait at most timeout milliseconds; return the ready ones as [(fd, events), ...]."""
        return _wait(list(self._wanted.items()), None if timeout is None else timeout / 1000)
