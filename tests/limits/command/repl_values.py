# index: standard streams, sys.displayhook
# skip-if: threads
# needs: _terminal.py
from _terminal import Terminal

t = Terminal()
for line in ["1 + 1", "_ * 10", "None", "_", "'text'", "x = [1]", "x; x", "print('a\\nb')", "import math; math.pi", "1; 2; None; 3", "_", "_ = 5", "6", "_", "del _", "7", "_", "[\n", "1,", "2]",
             "'''two", "lines'''", "\\", "  8", "'é' + '日本'", "{'a': 1}.keys()", "True", "'a' 'b'", "...", "# a comment", "", "   ", "print('no newline', end='')", "import sys; sys.displayhook = lambda v: print('<', v, '>')", "9", "sys.displayhook = sys.__displayhook__", "10", "sys.ps1 = '>' * 3 + ' '; sys.ps2 = '.' * 3 + ' '", "__name__, __doc__", "sys.argv", "'__file__' in globals()", "exit.__class__.__name__"]:
    print(repr(line), "->", repr(t.send(line.rstrip("\n"))))
print(repr(t.send("exit()")), t.close())
