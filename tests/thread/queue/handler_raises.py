# index: queue, signals, threads
# skip-if: threads
# A handler's exception ends get(); no item gets lost.
import queue
import signal
import threading


def handler(number, frame):
    raise TimeoutError('alarm')


signal.signal(signal.SIGALRM, handler)
for q in (queue.SimpleQueue(), queue.Queue()):
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        q.get()
    except TimeoutError as e:
        print(e)
    threading.Timer(0.01, q.put, ('item',)).start()
    print(q.get(), q.qsize())
