# index: signal.sigwaitinfo, signal.sigtimedwait, signal.struct_siginfo, signal.ItimerError
# skip-if: threads
# Waiting for a blocked signal and being told what is known of it, with and without a limit of time.
import os
import signal
import threading
import time

signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1, signal.SIGUSR2])
os.kill(os.getpid(), signal.SIGUSR1)
info = signal.sigwaitinfo([signal.SIGUSR1, signal.SIGUSR2])
print(info.si_signo == info[0] == signal.SIGUSR1, info.si_pid == os.getpid(), info.si_uid == os.getuid(), info.si_code)
print(len(info), info.n_fields, type(info).__module__, type(info).__name__, repr(info).split('=')[0])
print(signal.sigtimedwait([signal.SIGUSR1], 0), signal.sigtimedwait([signal.SIGUSR1], 0.02))

# A handler of another signal runs meanwhile, and the wait goes on.
start = time.monotonic()
signal.signal(signal.SIGALRM, lambda number, frame: print('alarm'))
signal.setitimer(signal.ITIMER_REAL, 0.03)
print(signal.sigtimedwait([signal.SIGUSR1], 0.1), time.monotonic() - start >= 0.099)
threading.Timer(0.03, os.kill, (os.getpid(), signal.SIGUSR2)).start()
print(signal.sigtimedwait([signal.SIGUSR2], 10).si_signo == signal.SIGUSR2)

for function, args in ((signal.sigtimedwait, ([1], -1)), (signal.sigtimedwait, ([0], 1)), (signal.setitimer, (77, 1)),
                       (signal.getitimer, (-1,)), (signal.sigwaitinfo, (None,))):
    try:
        function(*args)
    except signal.ItimerError as e:
        print('ItimerError', isinstance(e, OSError), type(e) is OSError, e.errno)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
