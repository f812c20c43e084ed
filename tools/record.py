#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""tools/record.py [CHECK...]: what the longer checks have recorded: commit, time and result.

Each longer check keeps its results in build/records/CHECK.jsonl, a line for each piece of its work, written when the
piece is done.  A check that is interrupted reads what has passed on its commit, and goes on with the rest.  A changed
tree has no name, so what passed on it is done again.
"""

import json
import os
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
RECORDS = os.path.join(ROOT, "build", "records")


def commit():
    """The commit that is checked out, with "-dirty" if files differ from it."""
    text = subprocess.run(["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True).stdout
    return text.strip() or "unknown"


class Record:
    """The pieces of work of one check."""

    def __init__(self, check, directory=RECORDS):
        os.makedirs(directory, exist_ok=True)
        self.check = check
        self.path = os.path.join(directory, check + ".jsonl")
        self.commit = commit()

    def entries(self):
        """All that was ever recorded, the oldest first."""
        if not os.path.exists(self.path):
            return []
        with open(self.path) as f:
            return [json.loads(line) for line in f if line.endswith("\n")]

    def passed(self):
        """What has passed on this commit: {what: entry}."""
        if self.commit == "unknown" or self.commit.endswith("-dirty"):
            return {}
        return {e["what"]: e for e in self.entries() if e["commit"] == self.commit and e["passed"]}

    def add(self, what, seconds, passed, **more):
        """Notes that a piece of work is done; returns the entry."""
        entry = {"check": self.check, "what": what, "commit": self.commit, "passed": bool(passed),
                 "seconds": round(seconds, 1), "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), **more}
        with open(self.path, "a") as f:
            f.write(json.dumps(entry) + "\n")
        return entry


def show(check, directory=RECORDS):
    """Prints a line for each commit that a check has seen, and one for each piece whose last result there is bad."""
    by_commit = {}
    for entry in Record(check, directory).entries():
        by_commit.setdefault(entry["commit"], []).append(entry)
    for name, entries in by_commit.items():
        last = {entry["what"]: entry for entry in entries}
        bad = [what for what, entry in last.items() if not entry["passed"]]
        print("%-12s %-14s %s %4d passed %3d failed %9.1f s" % (
            check, name, entries[-1]["at"], len(last) - len(bad), len(bad), sum(entry["seconds"] for entry in entries)))
        for what in bad:
            print("    failed: " + what)


def main():
    checks = sys.argv[1:]
    if not checks and os.path.isdir(RECORDS):
        checks = sorted(name[:-len(".jsonl")] for name in os.listdir(RECORDS) if name.endswith(".jsonl"))
    for check in checks:
        show(check)


if __name__ == "__main__":
    main()
