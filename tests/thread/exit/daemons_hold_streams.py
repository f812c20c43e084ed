# index: threads
# skip-if: threads
# A program ends soon, however many streams its daemon threads are in the middle of writing to.
import subprocess
import sys
import time

PROGRAM = """
import os, threading

def write_for_ever(stream, ready):
    ready.release()
    while True:
        stream.write(b"x" * 65536)

ready = threading.Semaphore(0)
pipes = [os.pipe() for _ in range(20)]
streams = [open(end, "wb") for _, end in pipes]
for stream in streams:
    threading.Thread(target=write_for_ever, args=(stream, ready), daemon=True).start()
for _ in streams:
    ready.acquire()
del streams, stream
print("end")
"""

start = time.monotonic()
result = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True)
print(result.returncode, result.stdout.strip(), result.stderr)
print("soon:", time.monotonic() - start < 15)
