#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Tests of tools/check: each rule finds what breaks it, and is silent about what does not."""

import importlib.machinery
import importlib.util
import os
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
HEAD = "/* SPDX-License-Identifier: MIT */\n/*\n * A file.\n */\n"


def load_check(root):
    """A fresh copy of tools/check, for files under root."""
    loader = importlib.machinery.SourceFileLoader("check", os.path.join(ROOT, "tools", "check"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("check", loader))
    loader.exec_module(module)
    module.ROOT = root
    return module


class Rules(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.root = directory.name
        self.check = load_check(self.root)

    def file(self, path, text):
        full = os.path.join(self.root, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "w") as f:
            f.write(text)
        return self.check.File(path)

    def found(self, rule, *arguments):
        """What a rule finds: the lines of its violations."""
        self.check.violations.clear()
        rule(*arguments)
        return [int(v.split(":")[1]) for v in self.check.violations]

    def test_no_sanitize(self):
        text = HEAD + '__attribute__((no_sanitize("thread"))) int f(void);\n'
        for path, lines in [("src/memory/roots.c", []), ("src/memory/heap.c", [5]), ("src/base/compiler.h", [5]),
                            ("ports/unix/thread.c", [5]), ("tests/unit/memory/test_heap.c", [5])]:
            self.assertEqual(self.found(self.check.check_no_sanitize, [self.file(path, text)]), lines, path)
        other = self.file("src/vm/loop.c", HEAD + "int f(void);\n#define BB_NO_SANITIZE\n")
        self.assertEqual(self.found(self.check.check_no_sanitize, [other]), [6])

    def test_suppressions(self):
        rule = self.check.check_suppressions
        for text in ['env["TSAN_OPTIONS"] = "suppressions=races.txt"', "const char *__tsan_default_suppressions(void)",
                     "ASAN_OPTIONS=detect_leaks=0", "__lsan_disable();", "-fno-sanitize=alignment",
                     "-fsanitize-ignorelist=list.txt", "TSAN_OPTIONS=halt_on_error=0", "UBSAN_OPTIONS=exitcode=0"]:
            self.file("tools/x", "\n" + text + "\n")
            self.assertEqual(self.found(rule, ["tools/x"]), [2], text)
        self.file("tools/x", "-fno-sanitize-recover=all\nTSAN_OPTIONS=halt_on_error=1\n")
        self.assertEqual(self.found(rule, ["tools/x"]), [])
        for name in ["tests/tsan.supp", "tools/lsan-suppressions.txt", "tools/ignorelist.txt"]:
            self.file(name, "race:foo\n")
            self.assertEqual(self.found(rule, [name]), [1], name)

    def test_openings(self):
        files = [self.file("src/base/a.c", HEAD), self.file("src/base/b.c", "int x;\n"),
                 self.file("src/base/c.c", HEAD.split("\n")[0] + "\nint x;\n")]
        self.assertEqual(self.found(self.check.check_openings, files), [1, 2])

    def test_guards(self):
        good = HEAD + "#ifndef BB_BASE_A_H\n#define BB_BASE_A_H\n#endif\n"
        files = [self.file("src/base/a.h", good), self.file("src/base/b.h", good), self.file("src/base/c.h", HEAD)]
        self.assertEqual(self.found(self.check.check_guards, files), [1, 1])

    def test_floors(self):
        files = [self.file("src/object/a.c", HEAD + '#include "vm/vm.h"\n#include "base/hash.h"\n'),
                 self.file("ports/unix/a.c", HEAD + '#include "object/int.h"\n#include "base/hash.h"\n'),
                 self.file("src/attic/a.c", HEAD)]
        self.assertEqual(self.found(self.check.check_floors, files), [5, 5, 1])

    def test_cycles(self):
        files = [self.file("src/base/a.h", '#include "base/b.h"\n'), self.file("src/base/b.h", '#include "base/c.h"\n'),
                 self.file("src/base/c.h", "")]
        self.assertEqual(self.found(self.check.check_cycles, files), [])
        files[2] = self.file("src/base/c.h", '#include "base/a.h"\n')
        self.assertEqual(self.found(self.check.check_cycles, files), [1])

    def test_port_macros(self):
        files = [self.file("src/vm/a.c", HEAD + "#ifdef __linux__\n#endif\n"),
                 self.file("ports/unix/a.c", HEAD + "#ifdef __linux__\n#endif\n")]
        self.assertEqual(self.found(self.check.check_port_macros, files), [5])

    def test_lines(self):
        files = [self.file("src/vm/a.c", HEAD + "\t" + "x" * 112 + "\n" + "\t" + "x" * 113 + "\nint x; \nint y;")]
        self.assertEqual(self.found(self.check.check_lines, files), [6, 7, 8])

    def test_words(self):
        files = [self.file("src/vm/a.c", HEAD + "/* FIXME */\n/* fixed */\n")]
        self.assertEqual(self.found(self.check.check_words, files), [5])

    def test_own_headers(self):
        files = [self.file("src/vm/a.h", HEAD), self.file("src/vm/b.h", HEAD),
                 self.file("src/vm/a.c", HEAD + '#include "vm/b.h"\n#include "vm/a.h"\n'),
                 self.file("src/vm/c.c", HEAD + "#include <stdio.h>\n")]
        self.assertEqual(self.found(self.check.check_own_headers, files), [5, 1])


if __name__ == "__main__":
    unittest.main()
