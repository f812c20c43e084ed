# index: signals, threads
# skip-if: threads
# A handler that raises during join(): the thread can be joined again.
import signal
import threading
import time


class Alarm(Exception):
    pass


def handler(number, frame):
    raise Alarm


signal.signal(signal.SIGALRM, handler)
thread = threading.Thread(target=time.sleep, args=(0.2,))
thread.start()
signal.setitimer(signal.ITIMER_REAL, 0.03)
try:
    thread.join()
except Alarm:
    print('alarm', thread.is_alive())
thread.join()
print(thread.is_alive())
