# index: signals, threads, debugging of threads
# skip-if: threads
# SIGQUIT: every thread, what it waits for, who holds that, its traceback, and the deadlock.
import os
import re
import signal
import threading
import time

a, b, met = threading.Lock(), threading.RLock(), threading.Barrier(2)


def both(first, second):
    with first:
        met.wait()
        with second:
            pass


for name, locks in (('left', (a, b)), ('right', (b, a))):
    threading.Thread(target=both, args=locks, name=name, daemon=True).start()
read, write = os.pipe()
error = os.dup(2)
os.dup2(write, 2)
threading.Event().wait(0.2)
threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGQUIT)).start()
time.sleep(0.5)
os.kill(os.getpid(), signal.SIGQUIT)
os.dup2(error, 2)
text = os.read(read, 10000).decode()
print(re.findall(r'thread \d+ \(left\) waits for the RLock at 0x\w+, held by thread \d+ \(right\):', text) != [])
print(re.findall(r'thread \d+ \(right\) waits for the lock at 0x\w+, held by thread \d+ \(left\):', text) != [])
print('(MainThread) sleeps:' in text, '(MainThread) runs:' in text, text.count('line 16, in both'))
print(re.sub(r'thread \d+ ', '', re.search('Deadlock:.*', text)[0]))
