# index: os.fork, os.posix_spawn, os.waitpid, os.popen
# skip-if: threads
import os
import sys
import threading

sys.stdout.flush()
pid = os.fork()
if pid == 0:
    os._exit(7)
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
pid = os.posix_spawn('/bin/sh', ['sh', '-c', 'exit 3'], os.environ)
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), os.system('exit 2') >> 8)
with os.popen('echo hi; exit 1') as f:
    print(f.read())
os.environ['PASSED_ON'] = 'välue'
with os.popen('echo $PASSED_ON') as f:
    print(f.read(), os.getenv('PASSED_ON'), os.environ.pop('PASSED_ON'), os.environ.get('PASSED_ON'))
for call in (lambda: os.posix_spawn('/no/such', ['x'], {}), lambda: os.execv('/no/such', ['x']), lambda: os.waitpid(-1, 0), lambda: os.kill(0x7fffffff, 0)):
    try:
        call()
    except OSError as e:
        print(type(e).__name__, e.errno)

# A child of a program with threads is alone, and can use what the others were using.
stop = threading.Event()
lines = []


def busy():
    while not stop.is_set():
        lines.append(len(lines))
        print('', end='')


threads = [threading.Thread(target=busy) for _ in range(3)]
for t in threads:
    t.start()
codes = []
for _ in range(10):
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        alone = threading.active_count() == 1
        lines.append('child')
        print('', end='', flush=True)
        done = []
        t = threading.Thread(target=lambda: done.append(1))
        t.start()
        t.join()
        os._exit(5 if alone and done else 6)
    codes.append(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
stop.set()
for t in threads:
    t.join()
print(codes)
