# SPDX-License-Identifier: MIT
"""Signals: setting handlers, sending, waiting, timers.

Handlers run in the main thread, which alone may set them.
"""
import _signal
from _signal import *
from enum import IntEnum as _IntEnum

_IntEnum._convert_('Signals', __name__,
                   lambda name: name.startswith('SIG') and not name.startswith('SIG_') or name.startswith('CTRL_'))
_IntEnum._convert_('Handlers', __name__, lambda name: name in ('SIG_DFL', 'SIG_IGN'))
_IntEnum._convert_('Sigmasks', __name__, lambda name: name in ('SIG_BLOCK', 'SIG_UNBLOCK', 'SIG_SETMASK'))


def _to_enum(value, kind):
    try:
        return kind(value) if isinstance(value, int) else value
    except ValueError:
        return value


def _signals(numbers):
    return {_to_enum(n, Signals) for n in numbers}


def _to_int(value):
    try:
        return int(value)
    except (ValueError, TypeError):
        return value


def signal(signalnum, handler):
    """Set the handler of a signal: SIG_IGN, SIG_DFL, or what is called with the signal and a frame.

    Returns the one before.
    """
    return _to_enum(_signal.signal(_to_int(signalnum), _to_int(handler)), Handlers)


def getsignal(signalnum):
    """The handler of a signal: SIG_IGN, SIG_DFL, a callable, or None if it was not set from here."""
    return _to_enum(_signal.getsignal(signalnum), Handlers)


def pthread_sigmask(how, mask):
    """Change which signals the calling thread blocks; returns those from before."""
    return _signals(_signal.pthread_sigmask(how, mask))


def sigpending():
    """The blocked signals that have arrived."""
    return _signals(_signal.sigpending())


def sigwait(sigset):
    """Wait for one of the signals, which are blocked, and take it."""
    return _to_enum(_signal.sigwait(sigset), Signals)


def valid_signals():
    """The signals that there are."""
    return _signals(_signal.valid_signals())
