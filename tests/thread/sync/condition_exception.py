# index: threads, signals
# skip-if: threads
# An exception that ends a wait comes out with the lock held again; the next notification reaches somebody else.
import signal
import threading


def handler(number, frame):
    raise InterruptedError('signal')


signal.signal(signal.SIGALRM, handler)
condition = threading.Condition()
woken = []


def other():
    with condition:
        woken.append(condition.wait(10))


thread = threading.Thread(target=other)
with condition:
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        condition.wait()
    except InterruptedError as e:
        print(e, condition._is_owned())
    thread.start()
    condition.wait(0.2)
    condition.notify()
thread.join()
print(woken)
