# SPDX-License-Identifier: MIT
"""Finds tests in classes, modules and directories."""

import os
import sys

from . import case, suite

__unittest = True


class _FailedTest(case.TestCase):
    """Stands for what could not be loaded; fails with the reason when run."""

    _testMethodName = None

    def __init__(self, name, error):
        self._error = error
        super().__init__(name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            return super().__getattribute__(name)

        def fail():
            raise self._error

        return fail


class TestLoader:
    testMethodPrefix = "test"
    sortTestMethodsUsing = staticmethod(lambda a, b: (a > b) - (a < b))
    testNamePatterns = None
    suiteClass = suite.TestSuite

    def __init__(self):
        self.errors = []
        self._loading = set()

    def getTestCaseNames(self, testCaseClass):
        """The names of the class's test methods, sorted."""

        def wanted(name):
            if not name.startswith(self.testMethodPrefix) or not callable(getattr(testCaseClass, name)):
                return False
            full = f"{testCaseClass.__module__}.{testCaseClass.__qualname__}.{name}"
            return self.testNamePatterns is None or any(_matches(full, p) for p in self.testNamePatterns)

        names = [name for name in dir(testCaseClass) if wanted(name)]
        if self.sortTestMethodsUsing:
            import functools

            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    def loadTestsFromTestCase(self, testCaseClass):
        if issubclass(testCaseClass, suite.TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?")
        names = []
        if testCaseClass not in (case.TestCase, case.FunctionTestCase):
            names = self.getTestCaseNames(testCaseClass)
            if not names and hasattr(testCaseClass, "runTest"):
                names = ["runTest"]
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *, pattern=None):
        """The tests of a module's classes, handed to the module's load_tests() if it has one."""
        found = []
        for name in dir(module):
            thing = getattr(module, name)
            if (
                isinstance(thing, type)
                and issubclass(thing, case.TestCase)
                and thing not in (case.TestCase, case.FunctionTestCase)
            ):
                found.append(self.loadTestsFromTestCase(thing))
        tests = self.suiteClass(found)
        load = getattr(module, "load_tests", None)
        if load is None:
            return tests
        try:
            return load(self, tests, pattern)
        except Exception as error:
            return self._failed(module.__name__, error, "Failed to call load_tests:")

    def _failed(self, name, error, text):
        import traceback

        self.errors.append(f"{text}\n{''.join(traceback.format_exception(error))}")
        return self.suiteClass([_FailedTest(name.rpartition(".")[2], error)])

    def loadTestsFromName(self, name, module=None):
        """The tests that a dotted name means: a module, class, method, suite or a function that makes one."""
        parts = name.split(".")
        if module is None:
            try:
                module, parts = self._import_longest(parts)
            except ImportError as error:
                failure = ImportError(f"Failed to import test module: {name}\n{error}")
                return self._failed(name, failure, "Failed to import test module:")
        parent, thing = None, module
        for part in parts:
            try:
                parent, thing = thing, getattr(thing, part)
            except AttributeError as error:
                return self._failed(part, error, "Failed to access attribute:")
        return self._tests_of(thing, parent, parts[-1] if parts else name)

    def _import_longest(self, parts):
        for count in range(len(parts), 0, -1):
            try:
                __import__(".".join(parts[:count]))
            except ModuleNotFoundError as error:
                if count == 1 or not (error.name or "").startswith(parts[0]):
                    raise
                continue
            return sys.modules[".".join(parts[:count])], parts[count:]

    def _tests_of(self, thing, parent, name):
        if isinstance(thing, type(sys)):
            return self.loadTestsFromModule(thing)
        if isinstance(thing, type) and issubclass(thing, case.TestCase):
            return self.loadTestsFromTestCase(thing)
        if isinstance(parent, type) and issubclass(parent, case.TestCase) and callable(thing):
            return self.suiteClass([parent(name)])
        if isinstance(thing, suite.TestSuite):
            return thing
        if callable(thing):
            made = thing()
            if isinstance(made, suite.TestSuite):
                return made
            if isinstance(made, case.TestCase):
                return self.suiteClass([made])
            raise TypeError(f"calling {thing} returned {made}, not a test")
        raise TypeError(f"don't know how to make test from: {thing}")

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def discover(self, start_dir, pattern="test*.py", top_level_dir=None):
        """The tests of all modules under a directory (or a package given by name) whose file names match."""
        if not os.path.isdir(start_dir):
            __import__(start_dir)
            start_dir = os.path.dirname(sys.modules[start_dir].__file__)
            top_level_dir = top_level_dir or os.path.dirname(start_dir)
        start = os.path.abspath(start_dir)
        top = os.path.abspath(top_level_dir or start)
        if top not in sys.path:
            sys.path.insert(0, top)
        return self.suiteClass(self._find(start, top, pattern))

    def _find(self, directory, top, pattern):
        for entry in sorted(os.listdir(directory)):
            path = os.path.join(directory, entry)
            if os.path.isdir(path):
                if os.path.isfile(os.path.join(path, "__init__.py")):
                    yield from self._find(path, top, pattern)
            elif entry.endswith(".py") and _matches(entry, pattern):
                name = os.path.relpath(path, top)[: -len(".py")].replace(os.sep, ".")
                try:
                    __import__(name)
                except case.SkipTest as skipped:
                    yield _skipped(name, str(skipped))
                except Exception as error:
                    yield self._failed(name, error, f"Failed to import test module: {name}")
                else:
                    yield self.loadTestsFromModule(sys.modules[name], pattern=pattern)


def _skipped(name, reason):
    method = case.skip(reason)(lambda self: None)
    return type("ModuleSkipped", (case.TestCase,), {name: method})(name)


def _matches(text, pattern):
    """Whether a text matches a pattern with '*' and '?'."""
    if not pattern:
        return not text
    if pattern[0] == "*":
        return any(_matches(text[i:], pattern[1:]) for i in range(len(text) + 1))
    return bool(text) and pattern[0] in ("?", text[0]) and _matches(text[1:], pattern[1:])


defaultTestLoader = TestLoader()
