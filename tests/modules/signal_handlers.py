# index: signal.signal, signal.raise_signal
# skip-if: threads
import signal

log = []


def handler(number, frame):
    log.append((int(number), frame.f_code.co_name))


def raiser():
    signal.raise_signal(signal.SIGUSR1)
    return len(log)


print(signal.getsignal(signal.SIGUSR1) == signal.SIG_DFL, signal.getsignal(signal.SIGINT) is signal.default_int_handler)
print(signal.signal(signal.SIGUSR1, handler) == signal.SIG_DFL, signal.getsignal(signal.SIGUSR1) is handler)
print(raiser(), log == [(int(signal.SIGUSR1), "raiser")])
print(signal.signal(signal.SIGUSR1, signal.SIG_IGN) is handler, raiser())
print(signal.signal(signal.SIGUSR1, signal.SIG_DFL) == signal.SIG_IGN)
try:
    signal.raise_signal(signal.SIGINT)
    print("not reached")
except KeyboardInterrupt as e:
    print("KeyboardInterrupt", e.args)


def fails(number, frame):
    raise LookupError(int(number))


signal.signal(signal.SIGTERM, fails)
try:
    signal.raise_signal(signal.SIGTERM)
except LookupError as e:
    print("LookupError", e.args == (int(signal.SIGTERM),))
for args in ((0, fails), (1000, fails), (signal.SIGUSR1, 5), (signal.SIGUSR1, "x"), (signal.SIGKILL, fails)):
    try:
        signal.signal(*args)
    except (ValueError, TypeError, OSError) as e:
        print(type(e).__name__, e)
