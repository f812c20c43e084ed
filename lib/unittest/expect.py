# SPDX-License-Identifier: MIT
"""What assertRaises(), assertWarns() and assertLogs() return."""

import sys
import warnings

from .util import safe_repr

__unittest = True


def search(pattern, text):
    """Whether a text holds a match of a pattern, which may be compiled."""
    if isinstance(pattern, (str, bytes)):
        import re  # when needed: most programs come without

        pattern = re.compile(pattern)
    return pattern.search(text)


class _Expectation:
    """Used as a context manager, or, given a callable, at once."""

    base_type = BaseException
    base_text = ""

    def __init__(self, expected, case, pattern=None):
        self.expected = expected
        self.case = case
        self.pattern = pattern
        self.obj_name = None
        self.msg = None

    def handle(self, name, args, kwargs):
        """Calls args[0] with the rest inside this context; without args, returns the context."""
        kinds = self.expected if isinstance(self.expected, tuple) else (self.expected,)
        if not all(isinstance(kind, type) and issubclass(kind, self.base_type) for kind in kinds):
            raise TypeError(f"{name}() arg 1 must be {self.base_text}")
        if not args:
            self.msg = kwargs.pop("msg", None)
            if kwargs:
                raise TypeError(f"{next(iter(kwargs))!r} is an invalid keyword argument for this function")
            return self
        callable_obj, *args = args
        self.obj_name = getattr(callable_obj, "__name__", None) or str(callable_obj)
        with self:
            callable_obj(*args, **kwargs)

    def _name(self):
        return getattr(self.expected, "__name__", None) or str(self.expected)

    def _fail(self, text):
        raise self.case.failureException(self.case._formatMessage(self.msg, text))


class RaisesContext(_Expectation):
    """Expects an exception, which is then its `exception`."""

    base_text = "an exception type or tuple of exception types"

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        if kind is None:
            by = f" by {self.obj_name}" if self.obj_name else ""
            self._fail(f"{self._name()} not raised{by}")
        _clear_frames(tb)
        if not issubclass(kind, self.expected):
            return False
        self.exception = value.with_traceback(None)
        if self.pattern is not None and not search(self.pattern, str(value)):
            pattern = getattr(self.pattern, "pattern", self.pattern)
            self._fail(f'"{pattern}" does not match "{value}"')
        return True


def _clear_frames(tb):
    """Lets go of the local variables of the frames that an exception went through."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:  # still running
            pass
        tb = tb.tb_next


class WarnsContext(_Expectation):
    """Expects a warning; has its `warning`, `filename` and `lineno` then."""

    base_type = Warning
    base_text = "a warning type or tuple of warning types"

    def __enter__(self):
        for module in list(sys.modules.values()):
            if getattr(module, "__warningregistry__", None):
                module.__warningregistry__ = {}
        self._catcher = warnings.catch_warnings(record=True)
        self.warnings = self._catcher.__enter__()
        warnings.simplefilter("always", self.expected)
        return self

    def __exit__(self, kind, value, tb):
        self._catcher.__exit__(kind, value, tb)
        if kind is not None:
            return
        matching = [w for w in self.warnings if isinstance(w.message, self.expected)]
        for caught in matching:
            if self.pattern is None or search(self.pattern, str(caught.message)):
                self.warning, self.filename, self.lineno = caught.message, caught.filename, caught.lineno
                return
        if matching:
            pattern = getattr(self.pattern, "pattern", self.pattern)
            self._fail(f'"{pattern}" does not match "{matching[0].message}"')
        by = f" by {self.obj_name}" if self.obj_name else ""
        self._fail(f"{self._name()} not triggered{by}")


class NoWarnsContext(WarnsContext):
    """Expects no warning of the kind."""

    def __exit__(self, kind, value, tb):
        self._catcher.__exit__(kind, value, tb)
        if kind is None:
            for caught in self.warnings:
                if isinstance(caught.message, self.expected):
                    self._fail(f"{self._name()} triggered")


class LogsContext(_Expectation):
    """Expects messages of a logger; has them as `records` and, formatted, as `output`."""

    def __init__(self, case, logger, level, none=False):
        super().__init__(None, case)
        self.logger_name = logger
        self.level = level
        self.none = none

    def __enter__(self):
        import logging

        context, self.records, self.output = self, [], []

        class Capture(logging.Handler):
            def emit(self, record):
                context.records.append(record)
                context.output.append(self.format(record))

        named = isinstance(self.logger_name, logging.Logger)
        self.logger = self.logger_name if named else logging.getLogger(self.logger_name)
        level = self.level or logging.INFO
        self.level = logging._nameToLevel.get(level, level)
        self._kept = self.logger.handlers[:], self.logger.level, self.logger.propagate
        handler = Capture(self.level)
        handler.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(message)s"))
        self.logger.handlers, self.logger.propagate = [handler], False
        self.logger.setLevel(self.level)
        return None if self.none else self

    def __exit__(self, kind, value, tb):
        self.logger.handlers, level, self.logger.propagate = self._kept
        self.logger.setLevel(level)
        if kind is not None:
            return False
        if self.none and self.records:
            self._fail(f"Unexpected logs found: {self.output!r}")
        if not self.none and not self.records:
            self._fail(f"no logs of level {self.level} or higher triggered on {safe_repr(self.logger.name)[1:-1]}")
