#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Runs the programs under tests/ and compares what they print with what CPython prints.

A test is a file tests/{lang,modules,thread,limits}/**/*.py.  It runs under Bobbin; its standard output and exit code
must equal those in NAME.out beside it (for behaviour newer than the installed CPython), or else those of
/usr/bin/python3 running the same file, which are cached in the build directory by content.  Files and directories
whose name begins with "_" and directories named "data" are helpers of tests, not tests.

Comments at the head of a test:

    # timeout: 60             seconds, instead of 30
    # args: a b 'c d'         command line arguments
    # exit: 1                 the exit code (needed whenever it is not 0)
    # compare-stderr          standard error must match too (with NAME.err beside NAME.out)
    # skip-if: m32, tsan      tags under which the test is left out; "threads" means the --threads mode
    # python: 3.14            needs NAME.out: the installed CPython cannot run it
    # needs: data/x.txt       files beside the test on which its output depends
    # index: match, slots     the features that the test shows; tools/test-index lists them

NAME.in beside a test is its standard input.  docs: tests/README.md.
"""

import argparse
import concurrent.futures
import difflib
import hashlib
import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

from record import Record, digest

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SUITES = ("lang", "modules", "thread", "races", "limits")
REFERENCE = "/usr/bin/python3"
OUTPUT_LIMIT = 64 << 20
HEADERS = ("timeout", "args", "exit", "compare-stderr", "skip-if", "python", "needs", "index")


class Test:
    """One program and what its head says about it."""

    def __init__(self, path):
        self.path = path
        self.name = os.path.relpath(path, os.path.join(ROOT, "tests"))[: -len(".py")]
        self.headers = {}
        self.problem = None
        with open(path, "rb") as f:
            self.source = f.read()
        for line in self.source.decode("utf-8", "replace").splitlines():
            if not line.startswith("#"):
                if line.strip():
                    break
                continue
            key, _, value = line[1:].strip().partition(":")
            key, value = key.strip(), value.strip()
            if key == "index" and key in self.headers:
                value = self.headers[key] + ", " + value
            if key in HEADERS:
                self.headers[key] = value
        if "python" in self.headers and not self.sibling(".out"):
            self.problem = "says '# python: %s' but has no .out file" % self.headers["python"]

    def sibling(self, suffix):
        other = self.path[: -len(".py")] + suffix
        return other if os.path.exists(other) else None

    def words(self, key):
        return [w.strip() for w in self.headers.get(key, "").split(",") if w.strip()]

    def timeout(self):
        return float(self.headers.get("timeout", 30))

    def args(self):
        return shlex.split(self.headers.get("args", ""))

    def compares_stderr(self):
        return "compare-stderr" in self.headers

    def digest(self):
        h = hashlib.sha256()
        parts = [REFERENCE_VERSION.encode(), self.name.encode(), self.source, repr(self.args()).encode()]
        for name in self.words("needs"):
            with open(os.path.join(os.path.dirname(self.path), name), "rb") as f:
                parts.append(f.read())
        stdin = self.sibling(".in")
        if stdin:
            with open(stdin, "rb") as f:
                parts.append(f.read())
        for part in parts:
            h.update(b"%d:" % len(part) + part)
        return h.hexdigest()


class Outcome:
    """What a run left behind.  status is the exit code, -N after signal N, or "timeout" or "too much output"."""

    def __init__(self, status, out, err, seconds):
        self.status = status
        self.out = out
        self.err = err
        self.seconds = seconds


def reference_version():
    return subprocess.run([REFERENCE, "-V"], capture_output=True, text=True, check=True).stdout.strip()


def run(command, test, timeout, env):
    """Runs a command in its own process group, for the time given at most, with files for its output."""
    scratch = tempfile.mkdtemp(prefix="bobbin-test-")
    env = dict(env, TMPDIR=scratch)
    stdin = test.sibling(".in") or os.devnull
    started = time.monotonic()
    try:
        with open(stdin, "rb") as i, open(scratch + ".out", "w+b") as o, open(scratch + ".err", "w+b") as e:
            p = subprocess.Popen(command, stdin=i, stdout=o, stderr=e, env=env, cwd=ROOT, start_new_session=True)
            status = None
            try:
                while status is None:
                    try:
                        status = p.wait(timeout=max(0.01, min(1.0, started + timeout - time.monotonic())))
                    except subprocess.TimeoutExpired:
                        if time.monotonic() - started >= timeout:
                            status = "timeout"
                        elif os.fstat(o.fileno()).st_size + os.fstat(e.fileno()).st_size > OUTPUT_LIMIT:
                            status = "too much output"
            finally:
                # The group outlives its leader if the program left children behind.
                try:
                    os.killpg(p.pid, signal.SIGKILL)
                except ProcessLookupError:
                    pass
                p.wait()
            o.seek(0)
            e.seek(0)
            return Outcome(status, o.read(OUTPUT_LIMIT), e.read(OUTPUT_LIMIT), time.monotonic() - started)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
        for suffix in (".out", ".err"):
            if os.path.exists(scratch + suffix):
                os.unlink(scratch + suffix)


def base_environment():
    keep = ("PATH", "HOME", "LANG", "USER", "TERM")
    env = {k: os.environ[k] for k in keep if k in os.environ}
    env.update(LC_ALL="C.UTF-8", PYTHONDONTWRITEBYTECODE="1", PYTHONHASHSEED="0", NO_COLOR="1")
    return env


class Runner:
    def __init__(self, options):
        self.options = options
        self.cache = os.path.join(ROOT, "build", "expected")
        self.env = base_environment()
        self.bobbin_env = dict(self.env)
        self.bobbin_env.setdefault("ASAN_OPTIONS", "detect_stack_use_after_return=0")
        self.bobbin_env.setdefault("UBSAN_OPTIONS", "print_stacktrace=1")
        self.bobbin_env.setdefault("TSAN_OPTIONS", "die_after_fork=0")  # or a forked child could start no thread
        for key in ("ASAN_OPTIONS", "TSAN_OPTIONS", "UBSAN_OPTIONS"):
            if key in os.environ:
                self.bobbin_env[key] = os.environ[key]
        for assignment in options.env:
            key, _, value = assignment.partition("=")
            self.bobbin_env[key] = value

    def reference(self, test):
        """What CPython makes of the test, from the cache if it is there."""
        path = os.path.join(self.cache, test.digest() + ".json")
        if os.path.exists(path):
            with open(path, encoding="latin-1") as f:
                d = json.load(f)
            return Outcome(d["status"], d["out"].encode("latin-1"), d["err"].encode("latin-1"), d["seconds"])
        command = [REFERENCE, os.path.relpath(test.path, ROOT)] + test.args()
        o = run(command, test, max(60, test.timeout()), self.env)
        os.makedirs(self.cache, exist_ok=True)
        if not isinstance(o.status, str):
            temporary = "%s.%d.%d" % (path, os.getpid(), threading.get_ident())
            with open(temporary, "w", encoding="latin-1") as f:
                json.dump({"status": o.status, "out": o.out.decode("latin-1"), "err": o.err.decode("latin-1"),
                           "seconds": o.seconds}, f)
            os.replace(temporary, path)
        return o

    def expected(self, test):
        """The expected (status, stdout, stderr or None), or a string that says what is wrong with the test."""
        if test.problem:
            return test.problem
        status = int(test.headers.get("exit", 0))
        out = test.sibling(".out")
        if out:
            with open(out, "rb") as f:
                text = f.read()
            err = None
            if test.compares_stderr():
                if not test.sibling(".err"):
                    return "says '# compare-stderr' and has a .out file, but no .err file"
                with open(test.sibling(".err"), "rb") as f:
                    err = f.read()
            return status, text, err
        o = self.reference(test)
        if o.status != status:
            return "CPython ended with %s where the test says %d (wanting '# exit:' or a .out file?)\n%s" % (
                o.status, status, o.err.decode("utf-8", "replace")[-2000:])
        return o.status, o.out, o.err if test.compares_stderr() else None

    def command(self, test):
        path = os.path.relpath(test.path, ROOT)
        command = shlex.split(self.options.wrap) + [self.options.bobbin] + shlex.split(self.options.flags)
        if self.options.threads:
            command += ["tools/run_threaded.py", str(self.options.threads)]
        return command + [path] + test.args()

    def skipped(self, test):
        if not self.options.open and test.name in open_programs():
            return "open"
        tags = set(self.options.tag)
        if self.options.threads:
            tags.add("threads")
        if self.options.threads and test.compares_stderr():
            return "threads"
        return next((w for w in test.words("skip-if") if w in tags), None)

    def check(self, test):
        """Runs one test; returns (verdict, seconds, what went wrong)."""
        reason = self.skipped(test)
        if reason:
            return "skip", 0.0, reason
        try:
            expected = self.expected(test)
        except (OSError, ValueError) as problem:
            expected = str(problem)
        if isinstance(expected, str):
            return "fail", 0.0, "bad test: " + expected
        status, out, err = expected
        timeout = test.timeout() * self.options.timeout_factor
        o = run(self.command(test), test, timeout, self.bobbin_env)
        text = ""
        if o.status != status:
            text += "ended with %s, expected %s\n" % (describe(o.status, timeout), status)
        text += difference("stdout", from_root(out), from_root(o.out))
        if err is not None:
            text += difference("stderr", from_root(err), from_root(o.err))
        elif text and o.err:
            text += "stderr:\n" + indent(o.err.decode("utf-8", "replace")[-3000:])
        return ("fail" if text else "pass"), o.seconds, text


def open_programs():
    """The names in tests/open.txt: programs that do not pass yet."""
    with open(os.path.join(ROOT, "tests", "open.txt"), encoding="utf-8") as f:
        return {line.split("\t")[0] for line in f if line.strip() and not line.startswith("#")}


def describe(status, timeout):
    if status == "timeout":
        return "a timeout after %g s" % timeout
    if isinstance(status, int) and status < 0:
        try:
            return signal.Signals(-status).name
        except ValueError:
            return "signal %d" % -status
    return str(status)


def indent(text):
    return "".join("    " + line + "\n" for line in text.splitlines())


def from_root(output):
    """Paths of the project begin at its root, wherever that is."""
    return output.replace(os.fsencode(ROOT) + b"/", b"")


def difference(what, expected, actual, limit=30):
    if expected == actual:
        return ""
    a = expected.decode("utf-8", "backslashreplace").splitlines()
    b = actual.decode("utf-8", "backslashreplace").splitlines()
    # A unified diff of huge outputs takes quadratic time: begin where they part.
    start = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    first = max(0, start - 3)
    lines = list(difflib.unified_diff(a[first:first + 400], b[first:first + 400], "expected", "actual", lineterm="", n=3))
    if not lines:
        return "%s differs in its line ends only\n" % what
    text = "%s differs from line %d on:\n" % (what, start + 1)
    text += indent("\n".join(line[:300] for line in lines[:limit]))
    if len(lines) > limit:
        text += "    ... (%d lines more)\n" % (len(lines) - limit)
    return text


def collect(filters, every):
    tests = []
    for suite in SUITES:
        for folder, folders, files in os.walk(os.path.join(ROOT, "tests", suite)):
            folders[:] = sorted(d for d in folders if not d.startswith(("_", ".")) and d != "data")
            for name in files:
                if name.endswith(".py") and not name.startswith("_"):
                    tests.append(os.path.join(folder, name))
    tests.sort()
    wanted = []
    for path in tests:
        name = os.path.relpath(path, os.path.join(ROOT, "tests"))
        if filters and not any(f in name or os.path.abspath(f) == path for f in filters):
            continue
        if every > 1 and int(hashlib.sha256(name.encode()).hexdigest(), 16) % every:
            continue
        wanted.append(Test(path))
    return wanted


class Resumed:
    """What has passed before, with the same interpreter and options, and what passes now."""

    def __init__(self, options):
        self.record = Record(options.resume)
        self.mode = options.tag[:1] + ["threads"] * bool(options.threads)
        with open(options.bobbin, "rb") as f:
            self.bobbin = digest(f.read(), repr((options.flags, options.threads, options.env, options.wrap)).encode())
        self.keys = self.record.passed_keys()

    def key(self, test):
        return digest(self.bobbin.encode(), test.digest().encode())

    def add(self, test, seconds, passed):
        self.record.add(" ".join(self.mode + [test.name]), seconds, passed, key=self.key(test))


def arguments():
    p = argparse.ArgumentParser(description="Compare Bobbin with CPython on the programs under tests/.")
    p.add_argument("filters", nargs="*", help="substrings of test names, or paths")
    p.add_argument("--bobbin", default=os.path.join("build", "bobbin"), help="the interpreter (build/bobbin)")
    p.add_argument("--flags", default="", help="options to give it")
    p.add_argument("-j", "--jobs", type=int, default=2, help="tests at a time (2)")
    p.add_argument("--threads", type=int, default=0, metavar="N", help="run each program on N threads at once")
    p.add_argument("--env", action="append", default=[], metavar="KEY=VAL", help="set a variable for Bobbin")
    p.add_argument("--wrap", default="", metavar="CMD", help="run Bobbin under this command")
    p.add_argument("--tag", action="append", default=[], help="a word that '# skip-if:' is compared with")
    p.add_argument("--timeout-factor", type=float, default=1.0, metavar="X", help="give each test X times its time")
    p.add_argument("--every", type=int, default=1, metavar="K", help="a fixed choice of one test in K")
    p.add_argument("--list", action="store_true", help="only list the tests")
    p.add_argument("--slowest", type=int, default=0, metavar="N", help="name the N slowest tests at the end")
    p.add_argument("-v", "--verbose", action="store_true", help="a line for each test, not only failures")
    p.add_argument("--open", action="store_true", help="also those of tests/open.txt, which do not pass yet")
    p.add_argument("--resume", metavar="CHECK",
                   help="record results under that name (tools/record.py), and leave out what has passed before")
    p.add_argument("-x", "--exitfirst", action="store_true", help="stop at the first failure")
    return p.parse_args()


def main():
    # A shell that starts this in the background has these ignored, and the programs would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGQUIT, signal.SIG_DFL)
    options = arguments()
    tests = collect(options.filters, options.every)
    if options.list:
        for test in tests:
            print(test.name)
        return 0
    if "/" in options.bobbin:
        options.bobbin = os.path.abspath(options.bobbin)
    if not shutil.which(options.bobbin):
        print("run_tests: no interpreter at %s" % options.bobbin, file=sys.stderr)
        return 2

    runner = Runner(options)
    counts = {"pass": 0, "fail": 0, "skip": 0}
    resumed = Resumed(options) if options.resume else None
    if resumed:
        before = len(tests)
        tests = [test for test in tests if resumed.key(test) not in resumed.keys]
        counts["pass"] = before - len(tests)
    failed = []
    times = []
    stop = threading.Event()

    def one(test):
        return (test, None) if stop.is_set() else (test, runner.check(test))

    with concurrent.futures.ThreadPoolExecutor(max(1, options.jobs)) as pool:
        for test, result in pool.map(one, tests):
            if result is None:
                continue
            verdict, seconds, text = result
            counts[verdict] += 1
            times.append((seconds, test.name))
            if resumed and verdict != "skip":
                resumed.add(test, seconds, verdict == "pass")
            if verdict == "fail":
                failed.append(test.name)
                print("FAIL %s (%.2f s)\n%s" % (test.name, seconds, indent(text)), end="", flush=True)
                if options.exitfirst:
                    stop.set()
            elif options.verbose:
                print("%s %s (%.2f s)%s" % (verdict, test.name, seconds, " " + text if verdict == "skip" else ""),
                      flush=True)
    for seconds, name in sorted(times, reverse=True)[: options.slowest]:
        print("%8.2f s  %s" % (seconds, name))
    if failed:
        print("failed: " + " ".join(failed))
    print("%d passed, %d failed, %d skipped" % (counts["pass"], counts["fail"], counts["skip"]))
    return 1 if failed else 0


REFERENCE_VERSION = reference_version()

if __name__ == "__main__":
    sys.exit(main())
