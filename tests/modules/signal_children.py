# index: signal.SIGCHLD, signal.set_wakeup_fd, signal.sigwait, signal.pthread_sigmask, signal.sigpending
# skip-if: threads
import os
import select
import signal
import time

ended = {}


def reap(number, frame):
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:
            return
        ended[pid] = os.waitstatus_to_exitcode(status)


signal.signal(signal.SIGCHLD, reap)
children = []
for code in (0, 3, -signal.SIGTERM):
    pid = os.fork()
    if pid == 0:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        if code < 0:
            os.kill(os.getpid(), -code)
            time.sleep(10)
        os._exit(code)
    children.append(pid)
end = time.monotonic() + 20
while len(ended) < 3 and time.monotonic() < end:
    time.sleep(0.01)
print([ended.get(pid) for pid in children])
signal.signal(signal.SIGCHLD, signal.SIG_DFL)

read, write = os.pipe()
os.set_blocking(write, False)
os.set_blocking(read, False)
print(signal.set_wakeup_fd(write, warn_on_full_buffer=False))
signal.signal(signal.SIGUSR1, lambda *args: None)
os.kill(os.getpid(), signal.SIGUSR1)
print(bool(select.select([read], [], [], 5)[0]), list(os.read(read, 10)) == [signal.SIGUSR1], signal.set_wakeup_fd(-1) == write)

signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1, signal.SIGUSR2})
os.kill(os.getpid(), signal.SIGUSR2)
print(signal.sigpending(), signal.sigwait([signal.SIGUSR2]), signal.sigpending(), signal.sigtimedwait([signal.SIGUSR1], 0.01))
print(sorted(signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGUSR1, signal.SIGUSR2])))
os.kill(os.getpid(), signal.SIGUSR1) if False else None
for call in (lambda: signal.set_wakeup_fd("x"), lambda: signal.set_wakeup_fd(999), lambda: signal.pthread_sigmask(99, []), lambda: signal.pthread_sigmask(signal.SIG_BLOCK, [0]), lambda: signal.sigwait(5), lambda: signal.sigtimedwait([signal.SIGUSR1], -1), lambda: signal.pthread_sigmask(signal.SIG_BLOCK, ["x"])):
    try:
        print(call())
    except (OSError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
