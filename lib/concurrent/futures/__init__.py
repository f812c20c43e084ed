# SPDX-License-Identifier: MIT
"""Calls that other threads carry out: executors, and futures for the results."""

from concurrent.futures._base import (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, BrokenExecutor, CancelledError, Executor,
                                      Future, InvalidStateError, TimeoutError, as_completed, wait)
from concurrent.futures.thread import ThreadPoolExecutor

__all__ = ['FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED', 'CancelledError', 'TimeoutError', 'InvalidStateError',
           'BrokenExecutor', 'Future', 'Executor', 'wait', 'as_completed', 'ThreadPoolExecutor']


def __dir__():
    return __all__ + ['__doc__']


def __getattr__(name):
    # Processes are made with a module that only an installed CPython has.
    if name == 'ProcessPoolExecutor':
        try:
            from concurrent.futures.process import ProcessPoolExecutor
            return ProcessPoolExecutor
        except ImportError:
            pass
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
