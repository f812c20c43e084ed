#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Tests of tools/record.py: what has passed is known again, on the same commit alone."""

import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "..", "tools"))
sys.dont_write_bytecode = True

import record


class Records(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.directory = directory.name
        commit = record.commit
        self.addCleanup(setattr, record, "commit", commit)
        record.commit = lambda: self.commit
        self.commit = "abc1234"

    def record(self):
        return record.Record("some", self.directory)

    def test_goes_on(self):
        r = self.record()
        r.add("one", 1.25, True, runs=3)
        r.add("two", 1.0, False)
        self.assertEqual(list(self.record().passed()), ["one"])
        self.assertEqual(self.record().passed()["one"]["runs"], 3)
        self.assertEqual([(e["what"], e["passed"]) for e in r.entries()], [("one", True), ("two", False)])

    def test_other_commit(self):
        self.record().add("one", 1.0, True)
        self.commit = "def5678"
        self.assertEqual(self.record().passed(), {})
        self.assertEqual(len(self.record().entries()), 1)

    def test_changed_tree(self):
        self.commit = "abc1234-dirty"
        self.record().add("one", 1.0, True)
        self.assertEqual(self.record().passed(), {})

    def test_keys(self):
        self.record().add("one", 1.0, True, key="k1")
        self.record().add("two", 1.0, False, key="k2")
        self.commit = "def5678"
        self.assertEqual(self.record().passed_keys(), {"k1"})

    def test_cut_off_line(self):
        r = self.record()
        r.add("one", 1.0, True)
        with open(r.path, "a") as f:
            f.write('{"what": "tw')
        self.assertEqual(list(r.passed()), ["one"])
        r.add("three", 1.0, True)
        self.assertEqual(list(r.passed()), ["one", "three"])


if __name__ == "__main__":
    unittest.main()
