#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""run_programs.py BOARD [--every N] [--seed N] [FILTER...]: the programs of tests/ on a board in its emulator.

Each program is sent through the raw REPL to a fresh runtime; what it prints must be what build/bobbin prints here.  Which
programs run is a matter of one rule (excluded below), the same for all boards; the board itself says which modules it has.
--every N takes each N-th of them.  --seed lets the RP2040's processors take turns at random.
"""

import argparse
import ast
import collections
import os
import re
import resource
import signal
import subprocess
import sys
import time

import client
import emulator

ROOT = emulator.ROOT
SUITES = ("lang", "modules", "thread", "limits")

# A program that takes longer than this here is too long for an emulator.
MOST_SECONDS = 0.25
# A program that does not run here in a heap of this size (where words are twice as large, and threads' stacks and the
# compiler's memory lie outside) is too large for the board.
LARGEST_HEAP = {"an521": "1200K", "netduinoplus2": "700K", "rp2040": "700K"}
# So is one that does not run here with a C stack of so many bytes: half of them are kept in reserve, and frames are
# twice as large here.
LARGEST_STACK = 64 << 10
# Words in a program's head that say that it needs more than a program's text.
HEADERS = ("# args:", "# exit:", "# needs:", "# compare-stderr")
# What a program without host files or a process around it has nothing of.
HOST_NAMES = {"open", "input"}
# What is written in C has no documentation on boards.
DOCUMENTATION = {"__doc__", "__text_signature__"}
# Threads with stacks of a size of their own, which are those of a large machine.
LARGE_STACKS = {"stack_size"}
HOST_ATTRIBUTES = {("sys", name) for name in ("argv", "stdin", "executable", "path", "flags", "__stdin__")}

WHICH_MODULES = """
import sys, _imp
for name in %r:
    try:
        known = name in sys.builtin_module_names or _imp.is_frozen(name)
    except Exception:
        known = False
    if known:
        print(name)
"""


# Modules with something to do at the end.
ENDING = {"threading", "atexit", "concurrent.futures"}

# What a process does when its program has ended.
END = """
import sys
if "threading" in sys.modules:
    sys.modules["threading"]._shutdown()
import atexit
atexit._run_exitfuncs()
"""


class Program:
    def __init__(self, path):
        self.path = path
        self.name = os.path.relpath(path, os.path.join(ROOT, "tests"))[:-3]
        with open(path, "rb") as file:
            self.source = file.read()
        self.tree = None
        self.modules = set()

    def parse(self):
        """Finds what it imports; None: this Python cannot tell."""
        try:
            tree = ast.parse(self.source)
        except SyntaxError:
            return None
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                self.modules.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
                self.modules.add(node.module)
        if b"\\N{" in self.source:
            self.modules.add("unicodedata")
        return tree

    def needs_host(self, tree):
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and node.id in HOST_NAMES:
                return node.id
            if isinstance(node, ast.Attribute) and node.attr in DOCUMENTATION:
                return node.attr
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in DOCUMENTATION:
                return node.value
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                if (node.value.id, node.attr) in HOST_ATTRIBUTES:
                    return f"{node.value.id}.{node.attr}"
        return None


def heed_interrupts():
    """Even if who started us ignores SIGINT, the program gets its KeyboardInterrupts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def begin_small():
    heed_interrupts()
    resource.setrlimit(resource.RLIMIT_STACK, (LARGEST_STACK, resource.getrlimit(resource.RLIMIT_STACK)[1]))


def output_here(program, heap=None):
    """What the program prints on this machine, given a heap and then as small a stack; None: it fails."""
    options = ["-X", "heap=" + heap] if heap else []
    try:
        result = subprocess.run([os.path.join(ROOT, "build", "bobbin"), *options, program.path], cwd=ROOT, timeout=5 if heap else 60,
                                stdin=subprocess.DEVNULL, capture_output=True,
                                preexec_fn=begin_small if heap else heed_interrupts)
    except subprocess.TimeoutExpired:
        return None
    return result.stdout.decode("utf-8", "replace") if result.returncode == 0 else None


def here(program, heap):
    """What the program prints on this machine and None, or None and why the board does not have to run it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    output = output_here(program)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if output is None:
        return None, "fails here"
    if program.path in output:
        return None, "host: the program's file"
    if after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime > MOST_SECONDS:
        return None, "too long"
    if heap and output_here(program, heap) != output:
        return None, "too large"
    return output, None


def find(filters):
    found = []
    for suite in SUITES:
        for folder, folders, files in os.walk(os.path.join(ROOT, "tests", suite)):
            folders[:] = sorted(f for f in folders if not f.startswith("_") and f != "data")
            found += [Program(os.path.join(folder, f)) for f in sorted(files) if f.endswith(".py") and f[0] != "_"]
    return [p for p in found if not filters or any(f in p.name for f in filters)]


def excluded(program, known):
    """Why the program cannot run on a board, or None."""
    head = program.source.split(b"\n\n")[0].decode("utf-8", "replace")
    if any(header in head for header in HEADERS) or os.path.exists(program.path[:-3] + ".in"):
        return "arguments, input or files"
    if re.search(r"^# skip-if:.*\bm32\b", head, re.M):
        return "64 bits"
    tree = program.parse()
    if tree is None:
        return "not parsed here"
    if any(isinstance(node, ast.Attribute) and node.attr in LARGE_STACKS for node in ast.walk(tree)):
        return "large stacks"
    missing = sorted(program.modules - known - {"__main__"}) if known is not None else []
    if missing:
        return "no module " + missing[0]
    host = program.needs_host(tree)
    return "host: " + host if host else None


class Board:
    """A board that is started again when it is lost."""

    def __init__(self, name, seed):
        self.name, self.seed = name, seed
        self.machine = self.client = None

    def start(self):
        self.stop()
        self.machine = emulator.Emulator(self.name, seed=self.seed)
        self.client = client.Client(self.machine.port, clock=self.machine.clock)
        self.client.wake()
        self.client.enter_raw(soft_reset=False)

    def stop(self):
        if self.machine:
            self.client.close()
            self.machine.close()
        self.machine = self.client = None

    def run(self, source, timeout):
        if self.machine:
            self.client.soft_reset()
        else:
            self.start()
        return self.client.run(source, timeout)


def known_modules(board, programs):
    names = set()
    for program in programs:
        program.parse()
        names |= program.modules
    output, error = board.run(WHICH_MODULES % (sorted(names),), 30)
    if error:
        sys.exit("run_programs: the board does not tell its modules:\n" + error)
    return set(output.split())


def run(board, program, wanted, timeout):
    """None, or what is wrong."""
    try:
        ending = END.encode() if program.modules & ENDING else b""
        output, error = board.run(program.source + ending, timeout)
    except (client.Trouble, OSError) as trouble:
        board.stop()
        return "lost: " + str(trouble)[-1500:].replace("\\'", "'")
    if error:
        return "error: " + error
    return None if output == wanted else f"output:\n{output}\nwanted:\n{wanted}"


def missing_module(wrong, wanted, known):
    """The module for want of which the program went wrong, or None.  Those of seldom encodings are not named."""
    missing = re.search(r"^ModuleNotFoundError: No module named '(\w+)'$", wrong, re.M)
    if missing and missing.group(1) not in known:
        return missing.group(1)
    if wrong.count("ModuleNotFoundError") > 2 * wanted.count("ModuleNotFoundError"):  # wrong has what was wanted, too
        return "that it names"
    unknown = set(re.findall(r"unknown encoding: [\w.-]+", wrong))
    return "_charmaps" if "_charmaps" not in known and any(text not in wanted for text in unknown) else None


def ran_out(wrong, wanted):
    """The board had not enough memory for the program, or for the stacks of its threads, which the rule cannot tell."""
    return any(text in wrong and text not in wanted for text in ("MemoryError", "can't start new thread"))


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("board")
    p.add_argument("--every", type=int, default=1)
    p.add_argument("--timeout", type=float, default=300, help="of the emulator's processor time, in seconds")
    p.add_argument("--seed", type=int, default=0)
    p.add_argument("--verbose", "-v", action="store_true")
    p.add_argument("filters", nargs="*")
    options = p.parse_intermixed_args()
    board = Board(options.board, options.seed)
    programs = find(options.filters)
    known = known_modules(board, programs)
    reasons = collections.Counter()
    chosen = []
    for program in programs:
        reason = excluded(program, known)
        if reason:
            reasons[reason] += 1
            if options.verbose:
                print("left out", program.name, reason)
        else:
            chosen.append(program)
    passed, failed, large = 0, [], []
    for program in chosen[:: options.every]:
        wanted, reason = here(program, LARGEST_HEAP.get(options.board))
        if wanted is None:
            reasons[reason] += 1
            continue
        start = time.monotonic()
        wrong = run(board, program, wanted, options.timeout)
        missing = wrong and missing_module(wrong, wanted, known)
        if wrong is None:
            passed += 1
        elif missing:
            reasons["no module " + missing] += 1
        elif ran_out(wrong, wanted):
            large.append(program.name)
            print("OUT OF MEMORY", program.name, flush=True)
        else:
            failed.append(program.name)
            print("FAILED", program.name, wrong, flush=True)
        if options.verbose:
            print("%s %.2f s" % (program.name, time.monotonic() - start), flush=True)
    board.stop()
    print("left out:", ", ".join(f"{n} {reason}" for reason, n in reasons.most_common()))
    print(f"{options.board}: {passed} passed, {len(failed)} failed, {len(large)} out of memory, {sum(reasons.values())} left out")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
