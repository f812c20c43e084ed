# index: atexit.register, atexit.unregister, atexit._run_exitfuncs
# skip-if: threads
import atexit
import subprocess
import sys

PROGRAM = """
import atexit, sys
@atexit.register
def last():
    print("last")
def goodbye(name, mark="."):
    print("goodbye", name + mark)
atexit.register(goodbye, "ann", mark="!")
f = atexit.register(goodbye, "bob")
atexit.register(print, "never")
atexit.unregister(print)
@atexit.register
def nested():
    atexit.register(print, "registered late")
    print("nested", f is goodbye)
atexit.register(lambda: 1 / 0)
atexit.register(sys.exit, 5)
print("main ends")
"""
for tail in ("", "raise KeyError(1)", "sys.exit(3)", "import os; sys.stdout.flush(); os._exit(4)", "atexit._clear()"):
    done = subprocess.run([sys.executable, "-c", PROGRAM + tail], capture_output=True, text=True)
    print(done.returncode, done.stdout.splitlines(), [line for line in done.stderr.splitlines() if "Error" in line and line[0] != " "])
calls = []
atexit.register(calls.append, 1)
print(atexit._ncallbacks() >= 1)
atexit._run_exitfuncs()
print(calls, atexit._ncallbacks())
for call in (lambda: atexit.register(), lambda: atexit.register(3), lambda: atexit.unregister(), lambda: atexit.unregister(3)):
    try:
        print(call())
    except TypeError as e:
        print(e)
