# SPDX-License-Identifier: MIT
"""What became of each test."""

import io
import sys

from .util import strclass

__unittest = True


def failfast(method):
    """Makes a method that notes a failure stop the run if the result says so."""

    def wrapper(self, *args, **kw):
        if getattr(self, "failfast", False):
            self.stop()
        return method(self, *args, **kw)

    wrapper.__name__ = method.__name__
    return wrapper


class TestResult:
    """Collects what happened in a run.  Cases call startTest, one or more add* methods, and stopTest."""

    _previousTestClass = None
    _moduleSetUpFailed = False

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = False
        self.buffer = False
        self.tb_locals = False
        self.shouldStop = False
        self.testsRun = 0
        self.failures = []
        self.errors = []
        self.skipped = []
        self.expectedFailures = []
        self.unexpectedSuccesses = []
        self.collectedDurations = []
        self._kept_streams = None

    def startTestRun(self):
        pass

    def stopTestRun(self):
        pass

    def startTest(self, test):
        self.testsRun += 1
        self._setupStdout()

    def stopTest(self, test):
        self._restoreStdout()

    def _setupStdout(self):
        if self.buffer and self._kept_streams is None:
            self._kept_streams = sys.stdout, sys.stderr
            sys.stdout, sys.stderr = io.StringIO(), io.StringIO()

    def _restoreStdout(self):
        if self._kept_streams is not None:
            sys.stdout, sys.stderr = self._kept_streams
            self._kept_streams = None

    @failfast
    def addError(self, test, err):
        self.errors.append((test, self._exc_info_to_string(err, test)))

    @failfast
    def addFailure(self, test, err):
        self.failures.append((test, self._exc_info_to_string(err, test)))

    def addSubTest(self, test, subtest, err):
        if err is not None:
            if getattr(self, "failfast", False):
                self.stop()
            failed = issubclass(err[0], test.failureException)
            (self.failures if failed else self.errors).append((subtest, self._exc_info_to_string(err, test)))

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._exc_info_to_string(err, test)))

    @failfast
    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)

    def addDuration(self, test, elapsed):
        self.collectedDurations.append((str(test), elapsed))

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)

    def stop(self):
        self.shouldStop = True

    def printErrors(self):
        pass

    def _exc_info_to_string(self, err, test):
        import traceback

        kind, value, tb = err
        while tb is not None and "__unittest" in tb.tb_frame.f_globals:
            tb = tb.tb_next
        if kind is test.failureException:
            tb = _without_assertion(tb)
        report = traceback.TracebackException(kind, value, tb, capture_locals=self.tb_locals, compact=True)
        text = "".join(report.format())
        if self._kept_streams is not None:
            for name, stream in (("Stdout", sys.stdout), ("Stderr", sys.stderr)):
                printed = stream.getvalue()
                if printed:
                    text += f"\n{name}:\n{printed}" + ("" if printed.endswith("\n") else "\n")
        return text

    def __repr__(self):
        return (
            f"<{strclass(self.__class__)} run={self.testsRun} "
            f"errors={len(self.errors)} failures={len(self.failures)}>"
        )


def _without_assertion(tb):
    """The traceback up to the call of an assert method."""
    entry, kept = tb, []
    while entry is not None and "__unittest" not in entry.tb_frame.f_globals:
        kept.append(entry)
        entry = entry.tb_next
    if entry is not None and kept:
        kept[-1].tb_next = None
    return tb
