# python: 3.14
# index: uncaught exceptions, syntax errors, suggestions
# skip-if: threads
# needs: _terminal.py
from _terminal import Terminal

t = Terminal()
for line in ["1 / 0", "undefined", "x = (1 + ", "2))", "print('still here')", "for", "  indented", "if 1:", "no_indent", "def f():", "    return [][1]", "", "f()", "'unfinished", "raise ValueError('a\\nb')", "import no_such_module", "maths = 1", "math", "a b", "0777",
             "class A:", "    def m(self): self.n", "", "A().m()", "try:", "  f()", "except IndexError as e:", "  raise KeyError('k') from e", "", "import sys; sys.last_exc", "sys.last_type.__name__, sys.last_value", "def g(n): return g(n - 1) if n else f()", "", "g(5)", "e = ValueError(1)", "e.add_note('noted')", "raise e", "raise ExceptionGroup('eg', [ValueError(1)])", "sys.excepthook = lambda *a: print('hook', a[0].__name__)", "1 / 0", "x +", "del sys.excepthook", "1 / 0", "é = 1; è", "return 5", "await x", "print(1", ")"]:
    print(repr(line), "->", t.send(line), end="\n")
print(repr(t.send("import os; os._exit(3)")), t.close())
