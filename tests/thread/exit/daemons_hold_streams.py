# index: threads
# skip-if: threads
# A program ends soon, however many streams its daemon threads are in the middle of writing to.
import subprocess
import sys
import time

PROGRAM = """
import os, select, threading, time

def write_for_ever(stream):
    while True:
        stream.write(b"x" * 1000000)  # more than the pipe and the buffer hold

pipes = [os.pipe() for _ in range(20)]
streams = [open(end, "wb") for _, end in pipes]
for stream in streams:
    threading.Thread(target=write_for_ever, args=(stream,), daemon=True).start()
for _, end in pipes:
    while select.select([], [end], [], 0)[1]:
        time.sleep(0.01)
del streams, stream
print("end")
"""

start = time.monotonic()
result = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True)
print(result.returncode, result.stdout.strip(), result.stderr)
print("soon:", time.monotonic() - start < 15)
