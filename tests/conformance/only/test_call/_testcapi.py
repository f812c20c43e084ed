# SPDX-License-Identifier: MIT
"""Names of CPython's module for testing its C API, which test_call uses while it is imported.

Whatever is done with them skips the case: there is no C API to test.
"""

import unittest


class _Absent:
    """Something of the C API."""

    def __call__(self, *args, **kwargs):
        if not _importing():
            raise unittest.SkipTest("tests CPython's C API")
        return self

    def __getattr__(self, name):
        if name.startswith("__") and name != "__flags__":
            raise AttributeError(name)
        return self()

    def __mro_entries__(self, bases):
        raise unittest.SkipTest("tests CPython's C API")


def _importing():
    import sys

    frame = sys._getframe(1)
    while frame is not None:
        if frame.f_code.co_name == "_run_stages":
            return False
        frame = frame.f_back
    return True


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    return _Absent()
