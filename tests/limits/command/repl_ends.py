# index: exit codes, standard streams, BOBBINPATH
# skip-if: threads
# needs: _terminal.py
import os
import subprocess
import sys
import tempfile

from _terminal import Terminal

t = Terminal()
t.send("x = 1")
os.write(t.fd, b"\x04")
print(t.close())
for line, code in (("exit()", 0), ("quit(3)", 3), ("raise SystemExit", 0), ("raise SystemExit('why')", 1), ("import sys; sys.exit(5)", 5)):
    t = Terminal()
    text = t.send(line)
    print(line, repr(text), t.close() == code)
t = Terminal("-i", "-c", "value = 42; print('ran')")
print(repr(t.send("value")), repr(t.send("__name__")), t.send("exit()"), t.close())
t = Terminal("-i", "-c", "value = 1; 1 / 0")
print(repr(t.send("value")), repr(t.send("import sys; sys.last_value")), t.send("exit(7)"), t.close())
with tempfile.TemporaryDirectory() as d:
    path = os.path.join(d, "s.py")
    with open(path, "w") as f:
        f.write("import sys\ndef f():\n    return sys.argv[1:]\nsys.exit(9)\n")
    t = Terminal("-i", path, "a", "b")
    print(repr(t.send("f()")), repr(t.send("__name__")), t.send("exit()"), t.close())


def piped(text, *options):
    done = subprocess.run([sys.executable, *options], input=text, capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


print(piped("1 + 1\nprint('x')\nx = 3\nx\n", "-i", "-q"))
print(piped("1/0\n'after'\n", "-i", "-q")[:2], piped("def f():\n  return 1\n\nf()\n", "-i", "-q"))
print(piped("1 + 1\nprint('x')"), piped("", "-i", "-q"), piped("exit(3)\n", "-i", "-q")[0], piped("if 1:\n  print(2)", "-i", "-q")[:2])
