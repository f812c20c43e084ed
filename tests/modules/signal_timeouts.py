# index: signal.signal, signal.setitimer, signal.Signals, signal.getsignal
# skip-if: threads
import contextlib
import os
import signal
import time


class TookTooLong(Exception):
    pass


@contextlib.contextmanager
def time_limit(seconds):
    """Raises in the block when the time is over."""
    def ring(number, frame):
        raise TookTooLong(f"{seconds} s, in {frame.f_code.co_name}, {signal.Signals(number).name}")
    old = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, old)


def spin():
    while True:
        sum(range(100))


def nap():
    time.sleep(20)


def quick():
    return 5


for work in (spin, nap, quick):
    try:
        with time_limit(0.05):
            print(work())
    except TookTooLong as e:
        print(e if work is not spin else str(e).replace("sum", "spin"))
print(signal.getsignal(signal.SIGALRM), signal.SIGALRM, repr(signal.SIGINT), signal.SIGINT == 2, signal.Signals["SIGTERM"], signal.Signals(9).name, isinstance(signal.SIGHUP, int))
print(signal.SIG_DFL, repr(signal.SIG_IGN), signal.Handlers(0), signal.getsignal(signal.SIGINT) is signal.default_int_handler, signal.strsignal(signal.SIGSEGV), signal.strsignal(12), signal.SIG_BLOCK, repr(signal.Sigmasks.SIG_SETMASK))
print(signal.signal(signal.SIGUSR1, signal.SIG_IGN), signal.signal(signal.SIGUSR1, signal.SIG_DFL), os.kill(os.getpid(), 0), signal.SIGRTMIN < signal.SIGRTMAX, signal.valid_signals() >= {signal.SIGINT, signal.SIGKILL}, len(signal.valid_signals()) > 50)
got = []
signal.signal(signal.SIGUSR2, lambda number, frame: got.append((number.__class__.__name__, number == signal.SIGUSR2, frame is not None)))
signal.raise_signal(signal.SIGUSR2)
os.kill(os.getpid(), signal.SIGUSR2)
print(got)
for call in (lambda: signal.signal(signal.SIGKILL, print), lambda: signal.signal(999, print), lambda: signal.signal(signal.SIGINT, 77), lambda: signal.getsignal(0), lambda: signal.Signals(99), lambda: signal.strsignal(-1), lambda: signal.signal("a", print), lambda: signal.alarm("x"), lambda: signal.raise_signal(9999), lambda: signal.strsignal(64) and signal.Signals["SIGNOT"]):
    try:
        print(call())
    except (OSError, TypeError, ValueError, KeyError) as e:
        print(type(e).__name__, e)
