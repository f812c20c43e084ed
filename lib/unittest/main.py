# SPDX-License-Identifier: MIT
"""unittest.main(), and the command line of test programs."""

import sys

from . import loader, runner

__unittest = True

USAGE = """\
usage: %(prog)s [-h] [-v] [-q] [-f] [-b] [-c] [-k PATTERN] [--locals] [--durations N] [tests ...]
       %(prog)s discover [-v] [-s DIRECTORY] [-p PATTERN] [-t TOP]

  -v, --verbose    a line for each test         -f, --failfast   stop at the first failure
  -q, --quiet      no letter for each test      -b, --buffer     hide what passing tests print
  -k PATTERN       only tests whose name holds or matches PATTERN (may be repeated)
  --locals         local variables in tracebacks
  --durations N    the N slowest tests (all if 0)
  tests            modules, classes or methods by dotted name
"""

_NO_TESTS = 5


class TestProgram:
    """Loads and runs the tests that the command line asks for, then exits with 1 if any failed."""

    def __init__(
        self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=loader.defaultTestLoader,
        exit=True, verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *, tb_locals=False,
        durations=None,
    ):
        self.module = sys.modules[_imported(module)] if isinstance(module, str) else module
        self.defaultTest = defaultTest
        self.testRunner = testRunner or runner.TextTestRunner
        self.testLoader = testLoader
        self.exit = exit
        self.verbosity = verbosity
        self.failfast = failfast
        self.buffer = buffer
        self.tb_locals = tb_locals
        self.durations = durations
        self.warnings = "default" if warnings is None and not sys.warnoptions else warnings
        argv = sys.argv if argv is None else argv
        self.progName = argv[0].rpartition("/")[2]
        self.parseArgs(argv)
        self.runTests()

    def parseArgs(self, argv):
        rest = list(argv[1:])
        if self.module is None and (not rest or rest[0] == "discover"):
            return self._discover(rest[1:])
        names = self._options(rest, {})
        if not names and self.defaultTest is not None:
            names = [self.defaultTest] if isinstance(self.defaultTest, str) else list(self.defaultTest)
        self.testNames = names
        if names:
            self.test = self.testLoader.loadTestsFromNames([_dotted(name) for name in names], self.module)
        else:
            self.test = self.testLoader.loadTestsFromModule(self.module)

    def _discover(self, rest):
        found = {"-s": ".", "-p": "test*.py", "-t": None}
        found |= zip(found, self._options(rest, found))
        self.test = self.testLoader.discover(found["-s"], found["-p"], found["-t"])

    def _options(self, rest, valued):
        """Takes the options off the command line; the rest is names."""
        flags = {
            "-v": ("verbosity", 2), "--verbose": ("verbosity", 2), "-q": ("verbosity", 0), "--quiet": ("verbosity", 0),
            "-f": ("failfast", True), "--failfast": ("failfast", True), "-b": ("buffer", True),
            "--buffer": ("buffer", True), "-c": ("catchbreak", True), "--catch": ("catchbreak", True),
            "--locals": ("tb_locals", True),
        }
        names = []
        rest = iter(rest)
        for word in rest:
            if word in flags:
                setattr(self, *flags[word])
            elif word in ("-h", "--help"):
                print(USAGE % {"prog": self.progName})
                sys.exit(0)
            elif word in valued:
                valued[word] = next(rest, None)
            elif word == "-k":
                pattern = next(rest, "")
                pattern = pattern if "*" in pattern else f"*{pattern}*"
                self.testLoader.testNamePatterns = (self.testLoader.testNamePatterns or []) + [pattern]
            elif word == "--durations":
                self.durations = int(next(rest, "0"))
            elif word.startswith("-") and word != "-":
                print(USAGE % {"prog": self.progName}, file=sys.stderr)
                print(f"{self.progName}: error: unrecognized arguments: {word}", file=sys.stderr)
                sys.exit(2)
            else:
                names.append(word)
        return names

    def runTests(self):
        test_runner = self.testRunner
        if isinstance(test_runner, type):
            test_runner = self._make_runner(test_runner)
        self.result = test_runner.run(self.test)
        if self.exit:
            if self.result.testsRun == 0 and not self.result.skipped:
                sys.exit(_NO_TESTS)
            sys.exit(not self.result.wasSuccessful())

    def _make_runner(self, cls):
        options = {
            "verbosity": self.verbosity, "failfast": self.failfast, "buffer": self.buffer, "warnings": self.warnings,
        }
        try:
            return cls(**options, tb_locals=self.tb_locals, durations=self.durations)
        except TypeError:
            return cls(**options)


def _imported(name):
    __import__(name)
    return name


def _dotted(name):
    """The module's name for the path of a file."""
    return name[: -len(".py")].replace("/", ".") if name.endswith(".py") else name


main = TestProgram
