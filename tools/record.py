#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""tools/record.py [CHECK...]: what the longer checks have recorded: commit, time and result.

Each longer check keeps its results in build/records/CHECK.jsonl, a line for each piece of its work, written when the
piece is done.  A check that is interrupted reads what has passed, and goes on with the rest: what has passed on the
same commit, or with the same key, as the digest of the interpreter and of a test.  A changed tree has no name, so what
passed on it is done again.
"""

import hashlib
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


def digest(*parts):
    """A short digest of byte strings."""
    h = hashlib.sha256()
    for part in parts:
        h.update(b"%d:" % len(part) + part)
    return h.hexdigest()[:16]


class Record:
    """The pieces of work of one check."""

    def __init__(self, check, directory=RECORDS):
        os.makedirs(directory, exist_ok=True)
        self.check = check
        self.path = os.path.join(directory, check + ".jsonl")
        self.commit = commit()

    def entries(self):
        """All that was ever recorded, the oldest first."""
        found = []
        if os.path.exists(self.path):
            with open(self.path) as f:
                for line in f:
                    try:
                        found.append(json.loads(line))
                    except ValueError:
                        pass  # cut off by an interruption
        return found

    def passed(self):
        """What has passed on this commit, whatever the key: {what: entry}."""
        if self.commit == "unknown" or self.commit.endswith("-dirty"):
            return {}
        return {e["what"]: e for e in self.entries() if e["commit"] == self.commit and e["passed"]}

    def passed_keys(self):
        """The keys of all that has ever passed."""
        return {e["key"] for e in self.entries() if e["passed"] and "key" in e}

    def add(self, what, seconds, passed, **more):
        """Notes that a piece of work is done; returns the entry."""
        entry = {"check": self.check, "what": what, "commit": self.commit, "passed": bool(passed),
                 "seconds": round(seconds, 1), "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), **more}
        with open(self.path, "a+b") as f:
            size = f.seek(0, os.SEEK_END)
            f.seek(max(0, size - 1))
            cut_off = f.read() not in (b"", b"\n")
            f.write(b"\n" * cut_off + json.dumps(entry).encode() + b"\n")
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
