# index: faulthandler, signals
# skip-if: threads, sanitizer
# A signal that dumps tracebacks; with chain the handler from before runs as well.
import faulthandler
import os
import signal

seen = []
signal.signal(signal.SIGUSR1, lambda *args: seen.append('handler'))
read, write = os.pipe()
faulthandler.register(signal.SIGUSR1, file=write, all_threads=False, chain=True)
os.kill(os.getpid(), signal.SIGUSR1)
print('most recent call first' in os.read(read, 10000).decode(), seen)
print(faulthandler.unregister(signal.SIGUSR1), faulthandler.unregister(signal.SIGUSR1))
os.kill(os.getpid(), signal.SIGUSR1)
print(seen)
for wrong in (signal.SIGSEGV, 0, 1000):
    try:
        faulthandler.register(wrong)
    except (RuntimeError, ValueError) as e:
        print(e)
