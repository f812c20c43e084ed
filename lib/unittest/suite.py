# SPDX-License-Identifier: MIT
"""Tests in groups, with the fixtures of classes and modules around them."""

import sys

from .case import SkipTest, TestCase, doModuleCleanups
from .util import strclass

__unittest = True


class BaseTestSuite:
    """An iterable of tests and suites that runs them in order."""

    _cleanup = True

    def __init__(self, tests=()):
        self._tests = []
        self._removed_tests = 0
        self.addTests(tests)

    def __repr__(self):
        return f"<{strclass(self.__class__)} tests={list(self)}>"

    def __eq__(self, other):
        return list(self) == list(other) if isinstance(other, self.__class__) else NotImplemented

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return self._removed_tests + sum(test.countTestCases() for test in self if test)

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        if isinstance(test, type) and issubclass(test, (TestCase, TestSuite)):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them to addTest()")
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for test in tests:
            self.addTest(test)

    def run(self, result):
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            test(result)
            self._removeTestAtIndex(index)
        return result

    def _removeTestAtIndex(self, index):
        """Lets go of a test that has run, and of what it holds."""
        test = self._tests[index]
        if self._cleanup and hasattr(test, "countTestCases"):
            self._removed_tests += test.countTestCases()
            self._tests[index] = None

    def __call__(self, *args, **kw):
        return self.run(*args, **kw)

    def debug(self):
        for test in self:
            test.debug()


class TestSuite(BaseTestSuite):
    """A suite that calls setUpModule, setUpClass and their counterparts when the class of the tests changes."""

    def run(self, result, debug=False):
        outermost = not getattr(result, "_testRunEntered", False)
        result._testRunEntered = True
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            if not isinstance(test, BaseTestSuite):
                self._change_class(test.__class__, result)
                if getattr(test.__class__, "_classSetupFailed", False) or result._moduleSetUpFailed:
                    continue
            if debug:
                test.debug()
            else:
                test(result)
            self._removeTestAtIndex(index)
        if outermost:
            self._leave_class(None, result)
            self._leave_module(result)
            result._testRunEntered = False
        return result

    def debug(self):
        class Raising:
            _previousTestClass = _moduleSetUpFailed = shouldStop = False

        self.run(Raising(), True)

    def _change_class(self, new, result):
        previous = result._previousTestClass
        if new is previous:
            return
        self._leave_class(new, result)
        if not previous or previous.__module__ != new.__module__:
            self._leave_module(result)
            self._enter_module(new, result)
        self._enter_class(new, result)
        result._previousTestClass = new

    def _enter_module(self, cls, result):
        result._moduleSetUpFailed = False
        module = sys.modules.get(cls.__module__)
        set_up = getattr(module, "setUpModule", None)
        if set_up and not _fixture(result, set_up, "setUpModule", cls.__module__):
            result._moduleSetUpFailed = True
            _fixture(result, doModuleCleanups, "setUpModule", cls.__module__)

    def _leave_module(self, result):
        previous = result._previousTestClass
        module = previous and sys.modules.get(previous.__module__)
        if not module or result._moduleSetUpFailed:
            return
        tear_down = getattr(module, "tearDownModule", None)
        if tear_down:
            _fixture(result, tear_down, "tearDownModule", previous.__module__)
        _fixture(result, doModuleCleanups, "tearDownModule", previous.__module__)

    def _enter_class(self, cls, result):
        if result._moduleSetUpFailed or getattr(cls, "__unittest_skip__", False):
            return
        set_up = getattr(cls, "setUpClass", None)
        if set_up is None:
            return
        cls._classSetupFailed = False
        if not _fixture(result, set_up, "setUpClass", strclass(cls)):
            cls._classSetupFailed = True
            self._clean_class(cls, result, "setUpClass")

    def _leave_class(self, new, result):
        previous = result._previousTestClass
        if not previous or previous is new or result._moduleSetUpFailed:
            return
        if getattr(previous, "_classSetupFailed", False) or getattr(previous, "__unittest_skip__", False):
            return
        tear_down = getattr(previous, "tearDownClass", None)
        if tear_down is not None:
            _fixture(result, tear_down, "tearDownClass", strclass(previous))
            self._clean_class(previous, result, "tearDownClass")

    def _clean_class(self, cls, result, name):
        clean = getattr(cls, "doClassCleanups", None)
        if clean is None:
            return
        clean()
        for error in cls.tearDown_exceptions:
            _report(result, error, name, strclass(cls))


def _fixture(result, function, name, owner):
    """Calls a fixture; False if it failed, which has then been reported."""
    set_up = getattr(result, "_setupStdout", None)
    if set_up:
        set_up()
    try:
        function()
        return True
    except Exception as error:
        if not hasattr(result, "addError"):  # debug(), which lets errors through
            raise
        _report(result, (type(error), error, error.__traceback__), name, owner)
        return False
    finally:
        restore = getattr(result, "_restoreStdout", None)
        if restore:
            restore()


def _report(result, error, name, owner):
    holder = _ErrorHolder(f"{name} ({owner})")
    if issubclass(error[0], SkipTest) and hasattr(result, "addSkip"):
        result.addSkip(holder, str(error[1]))
    else:
        result.addError(holder, error)


class _ErrorHolder:
    """Stands in a result for a fixture of a class or module."""

    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __repr__(self):
        return f"<ErrorHolder description={self.description!r}>"

    def __str__(self):
        return self.description

    def countTestCases(self):
        return 0

    def run(self, result):
        pass

    __call__ = run
