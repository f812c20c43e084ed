# index: signals, threads
# skip-if: threads
# Signals that arrive while threads work change nothing of what they do.
import signal
import threading

ticks = 0


def handler(number, frame):
    global ticks
    ticks += 1


signal.signal(signal.SIGALRM, handler)
signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)
lock, total = threading.Lock(), 0


def work():
    global total
    for _ in range(20000):
        with lock:
            total += 1


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
while ticks < 3:
    pass
signal.setitimer(signal.ITIMER_REAL, 0)
print(total)
