# index: signal.Signals, signal.Handlers, signal.Sigmasks
# skip-if: threads
# The module's numbers are members of enumerations, and so is what its functions return.
import signal

print(repr(signal.SIGINT), str(signal.SIGINT), signal.SIGINT + 1, signal.SIGINT.name, signal.Signals['SIGHUP'])
print(list(signal.Signals)[:12], len(signal.Signals), signal.Signals.SIGIOT is signal.SIGABRT)
print(list(signal.Handlers), list(signal.Sigmasks), signal.SIGRTMIN, signal.Signals(signal.SIGRTMAX))
print([repr(signal.signal(signal.SIGUSR1, handler)) for handler in (signal.SIG_IGN, 0, 1, '0')])
print(repr(signal.getsignal(10)), repr(signal.getsignal(signal.SIGTERM)), signal.getsignal(signal.SIGINT))
signal.signal(signal.SIGUSR1, lambda number, frame: print('handler', type(number), number))
signal.raise_signal(signal.SIGUSR1)
print(signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1, 12}))
print(sorted(signal.pthread_sigmask(signal.SIG_BLOCK, [])))
signal.raise_signal(signal.SIGUSR1)
print(signal.sigpending(), repr(signal.sigwait([signal.SIGUSR1])), signal.sigpending())
valid = signal.valid_signals()
print(type(valid), signal.SIGKILL in valid, 0 in valid, signal.NSIG in valid, {type(n).__name__ for n in valid})
for function, args in ((signal.getsignal, (0,)), (signal.getsignal, (1000,)), (signal.getsignal, ('x',)),
                       (signal.signal, ('x', print)), (signal.Signals, (0,)), (signal.strsignal, (0,))):
    try:
        function(*args)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
