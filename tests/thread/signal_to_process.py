# index: signal, _thread
# skip-if: threads
import _thread
import signal
import time

# A signal that a thread raises is handled in the main thread.
seen = []
main = _thread.get_ident()
signal.signal(signal.SIGUSR2, lambda number, frame: seen.append((int(number), _thread.get_ident() == main)))


def send(end):
    signal.raise_signal(signal.SIGUSR2)
    end.release()


end = _thread.allocate_lock()
end.acquire()
_thread.start_new_thread(send, (end,))
end.acquire()
for _ in range(100):
    if seen:
        break
    time.sleep(0.01)
print(seen == [(int(signal.SIGUSR2), True)])
signal.raise_signal(signal.SIGUSR2)
print(len(seen))


def attempt():
    try:
        signal.signal(signal.SIGUSR2, signal.SIG_DFL)
    except ValueError as e:
        seen.append(str(e))
    end.release()


_thread.start_new_thread(attempt, ())
end.acquire()
print(seen[-1])
