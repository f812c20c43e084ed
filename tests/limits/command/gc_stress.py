# python: 3.14
# skip-if: threads
# index: gc
# -X gcstress=N collects at every Nth allocation of every thread, here and in interpreters started with the same options.
import subprocess
import sys

PROGRAM = """
import gc, threading
def collections():
    return sum(stats["collections"] for stats in gc.get_stats())
def allocate(n):
    kept = [[i] for i in range(n)]
    assert [[i] for i in range(n)] == kept
before = collections()
allocate(1000)
print(collections() - before >= 2000 // {every})
threads = [threading.Thread(target=allocate, args=(1000,)) for i in range(2)]
before = collections()
for thread in threads: thread.start()
for thread in threads: thread.join()
print(collections() - before >= 2000 // {every})
"""


def run(*args):
    done = subprocess.run([sys.executable, *args], capture_output=True, text=True)
    return done.returncode, done.stdout.split(), done.stderr.strip()


print(run("-X", "gcstress=20", "-c", PROGRAM.format(every=20)), run("-c", PROGRAM.format(every=20)))
CHILD = "import sys, subprocess as s; print(s._args_from_interpreter_flags())"
print(run("-X", "gcstress=2000", "-X", "chaos=5", "-c", CHILD), run("--chaos=5", "-c", CHILD))
print(run("-X", "gcstress=x", "-c", ""), run("-X", "chaos=", "-c", ""), run("--chaos=1x", "-c", ""))
