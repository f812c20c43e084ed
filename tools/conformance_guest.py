# SPDX-License-Identifier: MIT
"""Runs the cases of one of CPython's test files and logs each: the part of tools/conformance that both interpreters run.

    conformance_guest.py test_dict LOG [-kTEXT ...]

The log has a line "word TAB case TAB text" for each event.  Cases that the log says were started are not run again.
Cases that their authors keep for CPython run, too; the log tells which they are.
"""

import os
import sys
import traceback
import unittest


class Log:
    def __init__(self, path, prefix):
        self.prefix = prefix
        try:
            with open(path, encoding="utf-8") as f:
                self.started = {line.split("\t")[1].rstrip("\n") for line in f if line.startswith("start\t")}
        except FileNotFoundError:
            self.started = set()
        self.file = open(path, "a", encoding="utf-8", errors="backslashreplace")

    def name(self, case):
        name = case if isinstance(case, str) else case.id()
        return name.removeprefix(self.prefix).replace("\n", "\\n").replace("\t", " ")

    def write(self, word, case="", text=""):
        text = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", " ").replace("\r", "\\r")
        self.file.write(f"{word}\t{self.name(case)}\t{text}\n")
        self.file.flush()


class Result(unittest.TestResult):
    """Writes each outcome to the log."""

    def __init__(self, log):
        super().__init__()
        self.log = log
        self.failed = False

    def startTest(self, test):
        super().startTest(test)
        self.failed = False
        self.log.write("start", test)

    def note(self, word, test, text=""):
        case = getattr(test, "test_case", test)
        if not hasattr(case, "_testMethodName"):
            self.log.write("error", case, text)
        else:
            self.log.write(word, case, text)

    def addSuccess(self, test):
        self.note("passed", test, "doctest" if type(test).__name__ == "DocTestCase" else "")

    def addSkip(self, test, reason):
        self.note("skipped", test, reason)

    def addExpectedFailure(self, test, err):
        self.note("passed", test)

    def addUnexpectedSuccess(self, test):
        self.note("failed", test, "unexpected success")

    def addError(self, test, err):
        self.note("failed", test, text_of(err))

    addFailure = addError

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self.note("failed", test, f"{subtest}\n{text_of(err)}")


def text_of(err):
    try:
        return "".join(traceback.format_exception(*err))[-6000:]
    except Exception as error:
        return f"{err[0].__name__} whose traceback can't be printed: {type(error).__name__}: {error}"


def cases_of(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from cases_of(test)
        elif test is not None:
            yield test


def mark_details(support):
    """Has test.support mark what is a detail of one implementation, instead of skipping it."""
    skipping = support.impl_detail

    def impl_detail(msg=None, **guards):
        def mark(test):
            if getattr(skipping(msg, **guards)(lambda: None), "__unittest_skip__", False):
                test.implementation_detail = True
            return test

        return mark

    support.impl_detail = impl_detail


def is_detail(case):
    """Whether the case has been marked."""
    method = getattr(case, getattr(case, "_testMethodName", ""), None)
    return any(hasattr(thing, "implementation_detail") for thing in (case, method))


def load(name):
    loader = unittest.TestLoader()
    module = __import__(f"test.{name}", fromlist=["*"])
    return list(cases_of(loader.loadTestsFromModule(module)))


def substitute():
    """Puts our modules in the place of helpers of the test files that 3.14 cannot import."""
    import test

    directory = os.path.join(os.path.dirname(os.path.dirname(__file__)), "tests", "conformance", "substitutes")
    sys.path.insert(0, directory)
    for entry in os.listdir(directory):
        if entry.endswith(".py"):
            name = entry.removesuffix(".py")
            module = __import__(name)
            sys.modules[f"test.{name}"] = module
            setattr(test, name, module)
    sys.path.remove(directory)


def main(name, path, *patterns):
    patterns = [pattern.removeprefix("-k") for pattern in patterns]
    log = Log(path, f"test.{name}.")
    try:
        from test import support

        support.use_resources = []
        mark_details(support)
        substitute()
    except Exception:
        pass  # the files that need it will say so
    try:
        cases = load(name)
    except unittest.SkipTest as skipped:
        log.write("error", name, f"skipped: {skipped}")
        log.write("end")
        return
    except BaseException:
        log.write("error", name, text_of(sys.exc_info()))
        log.write("end")
        return
    chosen = [case for case in cases if not patterns or any(p in case.id() for p in patterns)]
    for case in chosen:
        log.write("list", case, "detail" if is_detail(case) else "")
    rest = [case for case in chosen if log.name(case) not in log.started]
    unittest.TestSuite(rest).run(Result(log))
    log.write("end")
    sys.stderr.flush()
    os._exit(0)  # whatever threads the cases that failed have left


sys.path.pop(0)
main(*sys.argv[1:])
