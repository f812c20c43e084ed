# index: signals, threads
# skip-if: threads
# needs: _interrupts.py
# Ctrl-C ends the waits of pools, files, imports and schedulers, too, and those with a time-out.
import concurrent.futures as cf
import os
import sched
import select
import signal
import subprocess
import sys
import threading
import time

from _interrupts import attempt

end = threading.Event()
holding = threading.Event()
rlock = threading.RLock()


def hold():
    with rlock:
        holding.set()
        end.wait()


holder = threading.Thread(target=hold)
holder.start()
holding.wait()
attempt('rlock', rlock.acquire, rlock._is_owned)
attempt('rlock timeout', lambda: rlock.acquire(timeout=10), rlock._is_owned)
attempt('event timeout', lambda: end.wait(10), end.is_set)
attempt('semaphore timeout', lambda: threading.Semaphore(0).acquire(timeout=10))
attempt('join timeout', lambda: holder.join(10))
attempt('wait_for', lambda: [c.wait_for(lambda: False) for c in [threading.Condition()] if c.acquire()])

pool = cf.ThreadPoolExecutor(1)
future = pool.submit(end.wait)
attempt('wait', lambda: cf.wait([future]), future.running)
attempt('as_completed', lambda: list(cf.as_completed([future], timeout=10)), future.running)
attempt('map', lambda: list(pool.map(abs, [1])))
attempt('exception', lambda: future.exception(10), future.running)
attempt('shutdown', pool.shutdown, future.running)

read, write = os.pipe()
attempt('os.read', lambda: os.read(read, 1))
attempt('readline', open(read, 'rb', closefd=False).readline)
attempt('select', lambda: select.select([read], [], [], 10))
attempt('pause', signal.pause)
attempt('sched',
        lambda: [s.run() for s in [sched.scheduler(time.monotonic)] if s.enter(10, 0, print)])
child = subprocess.Popen(['sleep', '10'])
attempt('process', child.wait)
child.kill()
print(child.wait())

sys.path.insert(0, os.environ['TMPDIR'])
with open(os.path.join(os.environ['TMPDIR'], 'slow_import.py'), 'w') as f:
    f.write('import __main__\n__main__.holding.clear()\n__main__.end.wait()\n')
importer = threading.Thread(target=__import__, args=('slow_import',))
importer.start()
while holding.is_set():
    pass
attempt('import', lambda: __import__('slow_import'), importer.is_alive)
end.set()
importer.join()
holder.join()
print(future.result(), 'slow_import' in sys.modules)
