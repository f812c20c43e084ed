# index: signal.setitimer, signal.alarm, signal.pause
# skip-if: threads
import signal
import time

ticks = []
signal.signal(signal.SIGALRM, lambda number, frame: ticks.append(int(number)))
print(signal.setitimer(signal.ITIMER_REAL, 0.02, 0.01))
while len(ticks) < 3:
    signal.pause()
left, interval = signal.setitimer(signal.ITIMER_REAL, 0)
print(left <= 0.03, interval, set(ticks) == {int(signal.SIGALRM)})
print(signal.getitimer(signal.ITIMER_REAL))

# A handler that returns does not cut a sleep short; one that raises does.
start = time.monotonic()
signal.setitimer(signal.ITIMER_REAL, 0.02)
time.sleep(0.1)
print(time.monotonic() - start >= 0.1)


class Timeout(Exception):
    pass


def give_up(number, frame):
    raise Timeout


signal.signal(signal.SIGALRM, give_up)
signal.setitimer(signal.ITIMER_REAL, 0.02)
try:
    time.sleep(30)
except Timeout:
    print("Timeout", time.monotonic() - start < 20)
signal.setitimer(signal.ITIMER_REAL, 0.02)
try:
    while True:
        pass
except Timeout:
    print("Timeout in a loop")
print(signal.alarm(100), 90 < signal.alarm(0) <= 100)
try:
    signal.setitimer(77, 1)
except signal.ItimerError as e:
    print(e)
