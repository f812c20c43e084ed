# skip-if: threads
# python: 3.14
# timeout: 60
# index: memory limits, MemoryError, threads
"""With a limit on the heap the thread that asks for too much gets MemoryError; the others go on."""
import os
import subprocess
import sys

PROGRAM = """
import threading

done = []
errors = []
stop = threading.Event()


def greedy():
    for _ in range(5):
        kept = []
        try:
            while True:
                kept.append(bytearray(1 << 20))
        except MemoryError as e:
            del kept
            errors.append(type(e).__name__)


def modest(n):
    total = 0
    while not stop.is_set():
        try:
            total += len([str(i) for i in range(50)])
        except MemoryError:
            pass
    done.append(total > 0)


threads = [threading.Thread(target=modest, args=(i,)) for i in range(2)]
first = threading.Thread(target=greedy)
for t in threads + [first]:
    t.start()
first.join()
stop.set()
for t in threads:
    t.join()
print(errors, done)
try:
    [0] * 10_000_000
except MemoryError as e:
    print(repr(e), e.__context__, e.__traceback__.tb_lineno > 0)
try:
    "x" * (1 << 40)
except (MemoryError, OverflowError) as e:
    print("too long")
print(len([0] * 100_000))
"""
done = subprocess.run([sys.executable, "-X", "heap=24m", "-c", PROGRAM], capture_output=True, text=True)
print(done.returncode, done.stdout, done.stderr, sep="\n")
