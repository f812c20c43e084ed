# SPDX-License-Identifier: MIT
"""A test case: its fixtures, its run, its parts."""

import sys
import time

from .assertions import Assertions
from .result import TestResult
from .util import strclass

__unittest = True


class SkipTest(Exception):
    """Raised in a test or fixture to skip what it belongs to."""


class _ShouldStop(Exception):
    """Leaves a test after a failed part when the run stops at the first failure."""


def skip(reason):
    """A decorator for tests and classes of tests that are not to run."""

    def decorator(item):
        if not isinstance(item, type):
            wrapped = item

            def item(*args, **kwargs):
                raise SkipTest(reason)

            for name in ("__module__", "__name__", "__qualname__", "__doc__"):
                setattr(item, name, getattr(wrapped, name, None))
            item.__wrapped__ = wrapped
        item.__unittest_skip__ = True
        item.__unittest_skip_why__ = reason
        return item

    if callable(reason) and not isinstance(reason, str) and hasattr(reason, "__name__"):
        item, reason = reason, ""
        return decorator(item)
    return decorator


def skipIf(condition, reason):
    return skip(reason) if condition else lambda item: item


def skipUnless(condition, reason):
    return skip(reason) if not condition else lambda item: item


def expectedFailure(item):
    item.__unittest_expecting_failure__ = True
    return item


def _enter(cm, add_cleanup):
    """Enters a context manager, whose exit becomes a clean-up."""
    cls = type(cm)
    try:
        enter, leave = cls.__enter__, cls.__exit__
    except AttributeError:
        raise TypeError(
            f"'{cls.__module__}.{cls.__qualname__}' object does not support the context manager protocol"
        ) from None
    value = enter(cm)
    add_cleanup(leave, cm, None, None, None)
    return value


_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    """Like addCleanup, for tearDownModule."""
    _module_cleanups.append((function, args, kwargs))


def enterModuleContext(cm):
    return _enter(cm, addModuleCleanup)


def doModuleCleanups():
    """Runs all module clean-ups, and raises the first exception of them."""
    errors = []
    while _module_cleanups:
        function, args, kwargs = _module_cleanups.pop()
        try:
            function(*args, **kwargs)
        except Exception as error:
            errors.append(error)
    if errors:
        raise errors[0]


class _Outcome:
    """What happened so far in one run of a case; a context manager around each stage of it."""

    def __init__(self, case, result, expecting_failure):
        self.case = case
        self.result = result
        self.expecting_failure = expecting_failure
        self.expected_failure = None
        self.success = True
        self.test = case

    def stage(self, test=None):
        """The context of the next stage; `test` is the subtest that it belongs to."""
        return _Stage(self, test)

    def note(self, test, error):
        """Takes an exception that ended a stage."""
        kind, value, _ = error
        self.success = False
        if issubclass(kind, SkipTest):
            _add_skip(self.result, test, str(value))
        elif test is not self.case:
            self.result.addSubTest(self.case, test, error)
        elif self.expecting_failure:
            self.expected_failure = error
        elif issubclass(kind, self.case.failureException):
            self.result.addFailure(test, error)
        else:
            self.result.addError(test, error)


class _Stage:
    """One stage of a test (a fixture, the method, a clean-up or a subtest), whose exceptions the outcome notes."""

    def __init__(self, outcome, test):
        self.outcome = outcome
        self.test = test or outcome.case

    def __enter__(self):
        self.before = self.outcome.success
        self.outcome.success = True
        return self

    def __exit__(self, kind, value, tb):
        outcome = self.outcome
        if kind is not None and kind is not _ShouldStop:
            if issubclass(kind, KeyboardInterrupt):
                return False
            outcome.note(self.test, (kind, value, tb))
        elif kind is None and self.test is not outcome.case and outcome.success:
            outcome.result.addSubTest(outcome.case, self.test, None)
        self.passed = outcome.success
        outcome.success = outcome.success and self.before
        return True


def _add_skip(result, test, reason):
    if hasattr(result, "addSkip"):
        result.addSkip(test, reason)
    else:
        result.addSuccess(test)


class TestCase(Assertions):
    """A test: one method of a subclass, run between setUp() and tearDown()."""

    _classSetupFailed = False
    _class_cleanups = []

    def __init_subclass__(cls, *args, **kwargs):
        cls._classSetupFailed = False
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._outcome = None
        self._subtest = None
        self._cleanups = []
        self._type_equality_funcs = {}
        method = getattr(self, methodName, None)
        if method is None and methodName != "runTest":
            raise ValueError(f"no such test method in {self.__class__}: {methodName}")
        self._testMethodDoc = getattr(method, "__doc__", None) if method else "No test"

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def addCleanup(self, function, /, *args, **kwargs):
        """Has function(*args, **kwargs) called after tearDown(); last added, first called."""
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        return _enter(cm, self.addCleanup)

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        return _enter(cm, cls.addClassCleanup)

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        return TestResult()

    def shortDescription(self):
        doc = self._testMethodDoc
        return doc.strip().split("\n")[0].strip() if doc else None

    def id(self):
        return f"{strclass(self.__class__)}.{self._testMethodName}"

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        return f"{self._testMethodName} ({strclass(self.__class__)}.{self._testMethodName})"

    def __repr__(self):
        return f"<{strclass(self.__class__)} testMethod={self._testMethodName}>"

    def skipTest(self, reason):
        raise SkipTest(reason)

    def subTest(self, msg=None, **params):
        """A context whose failure is reported by itself, with msg and params, and doesn't end the test."""
        return _SubTestContext(self, msg, params)

    def _callSetUp(self):
        self.setUp()

    def _callTestMethod(self, method):
        if method() is not None:
            import warnings

            warnings.warn(
                f"It is deprecated to return a value that is not None from a test case ({method})",
                DeprecationWarning, stacklevel=3,
            )

    def _callTearDown(self):
        self.tearDown()

    def _callCleanup(self, function, /, *args, **kwargs):
        function(*args, **kwargs)

    def run(self, result=None):
        """Runs the test and tells the result, which is made if None."""
        own_run = result is None
        if own_run:
            result = self.defaultTestResult()
            result.startTestRun()
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            if getattr(self.__class__, "__unittest_skip__", False) or getattr(method, "__unittest_skip__", False):
                reason = getattr(self.__class__, "__unittest_skip_why__", "")
                _add_skip(result, self, reason or getattr(method, "__unittest_skip_why__", ""))
            else:
                self._run_stages(method, result)
            return result
        finally:
            result.stopTest(self)
            if own_run:
                result.stopTestRun()

    def _run_stages(self, method, result):
        expecting = getattr(self, "__unittest_expecting_failure__", False)
        expecting = expecting or getattr(method, "__unittest_expecting_failure__", False)
        outcome = self._outcome = _Outcome(self, result, False)
        start = time.perf_counter()
        try:
            with outcome.stage() as set_up:
                self._callSetUp()
            if set_up.passed:
                outcome.expecting_failure = expecting
                with outcome.stage():
                    self._callTestMethod(method)
                outcome.expecting_failure = False
                with outcome.stage():
                    self._callTearDown()
            self.doCleanups()
            if hasattr(result, "addDuration"):
                result.addDuration(self, time.perf_counter() - start)
            self._report_success(outcome, expecting)
        finally:
            self._outcome = outcome.expected_failure = None

    def _report_success(self, outcome, expecting):
        result = outcome.result
        if expecting and outcome.expected_failure:
            result.addExpectedFailure(self, outcome.expected_failure)
        elif outcome.success:
            if expecting:
                result.addUnexpectedSuccess(self)
            else:
                result.addSuccess(self)

    def doCleanups(self):
        """Runs all clean-ups; True if none failed."""
        outcome = self._outcome or _Outcome(self, self.defaultTestResult(), False)
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            with outcome.stage():
                self._callCleanup(function, *args, **kwargs)
        return outcome.success

    @classmethod
    def doClassCleanups(cls):
        """Runs the clean-ups of the class; their exceptions are then in tearDown_exceptions."""
        cls.tearDown_exceptions = []
        while cls._class_cleanups:
            function, args, kwargs = cls._class_cleanups.pop()
            try:
                function(*args, **kwargs)
            except Exception:
                cls.tearDown_exceptions.append(sys.exc_info())

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        """Runs the test without a result: exceptions come through."""
        self._callSetUp()
        self._callTestMethod(getattr(self, self._testMethodName))
        self._callTearDown()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self._callCleanup(function, *args, **kwargs)


class _SubTestContext:
    def __init__(self, case, msg, params):
        self.case = case
        self.msg = msg
        self.params = params

    def __enter__(self):
        case = self.case
        self.stage = None
        if case._outcome is None:  # debug()
            return
        self.outer = case._subtest
        params = {**self.outer.params, **self.params} if self.outer else self.params
        case._subtest = _SubTest(case, self.msg, params)
        self.stage = case._outcome.stage(case._subtest)
        self.stage.__enter__()

    def __exit__(self, kind, value, tb):
        if self.stage is None:
            return False
        self.case._subtest = self.outer
        handled = self.stage.__exit__(kind, value, tb)
        outcome = self.case._outcome
        if handled and not self.stage.passed and (kind is _ShouldStop or getattr(outcome.result, "failfast", False)):
            raise _ShouldStop
        return handled


class _SubTest(TestCase):
    """Stands for a subTest() in a result."""

    def __init__(self, test_case, message, params):
        super().__init__()
        self.test_case = test_case
        self._message = message
        self.params = params
        self.failureException = test_case.failureException

    def _description(self):
        parts = [] if self._message is None else [f"[{self._message}]"]
        if self.params:
            parts.append(f"({', '.join(f'{name}={value!r}' for name, value in self.params.items())})")
        return " ".join(parts) or "(<subtest>)"

    def runTest(self):
        raise NotImplementedError("subtests cannot be run directly")

    def id(self):
        return f"{self.test_case.id()} {self._description()}"

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return f"{self.test_case} {self._description()}"


class FunctionTestCase(TestCase):
    """A test made of a function, with functions as fixtures."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._set_up_function = setUp
        self._tear_down_function = tearDown
        self._function = testFunc
        self._description = description

    def setUp(self):
        if self._set_up_function is not None:
            self._set_up_function()

    def tearDown(self):
        if self._tear_down_function is not None:
            self._tear_down_function()

    def runTest(self):
        self._function()

    def id(self):
        return self._function.__name__

    def __eq__(self, other):
        return self is other if isinstance(other, FunctionTestCase) else NotImplemented

    def __hash__(self):
        return hash((type(self), self._function))

    def __str__(self):
        return f"{strclass(self.__class__)} ({self._function.__name__})"

    def __repr__(self):
        return f"<{strclass(self.__class__)} tec={self._function}>"

    def shortDescription(self):
        return self._description or super().shortDescription()
