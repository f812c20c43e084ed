# index: signal.pthread_sigmask, signal.sigwait
# skip-if: threads
import signal
import _thread

seen = []
signal.signal(signal.SIGUSR1, lambda number, frame: seen.append(int(number)))
old = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1, signal.SIGUSR2])
print(old)
signal.raise_signal(signal.SIGUSR1)
print(seen, signal.sigpending() == {signal.SIGUSR1})
print(signal.sigwait({signal.SIGUSR1}) == signal.SIGUSR1, seen, signal.sigpending())
signal.raise_signal(signal.SIGUSR1)
print(signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGUSR1}) == {signal.SIGUSR1, signal.SIGUSR2})
print(seen == [int(signal.SIGUSR1)])
print(signal.pthread_sigmask(signal.SIG_SETMASK, ()) == {signal.SIGUSR2})
signal.pthread_kill(_thread.get_ident(), signal.SIGUSR1)
print(len(seen))
signal.pthread_kill(_thread.get_ident(), 0)
for mask in ([0], [65], [1000], 5):
    try:
        signal.pthread_sigmask(signal.SIG_BLOCK, mask)
    except (ValueError, TypeError) as e:
        print(type(e).__name__)
valid = signal.valid_signals()
print(signal.SIGINT in valid, 0 in valid, signal.NSIG in valid, len(valid) > 30)
print(signal.strsignal(signal.SIGTERM), signal.strsignal(signal.SIGINT))
