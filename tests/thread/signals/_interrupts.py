"""Waiting until Ctrl-C comes, for interrupt_waits.py and interrupt_more_waits.py."""
import signal

signal.signal(signal.SIGALRM, signal.default_int_handler)


def attempt(name, wait, after=lambda: 'fine'):
    """What `after' says once the wait has been interrupted."""
    signal.setitimer(signal.ITIMER_REAL, 0.03)
    try:
        wait()
        print(name, 'returned')
    except KeyboardInterrupt:
        print(name, after())
