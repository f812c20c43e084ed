# index: queue, signals
# skip-if: threads
# SimpleQueue.put() may be called by a signal handler, even one that interrupts get().
import queue
import signal

q = queue.SimpleQueue()
signal.signal(signal.SIGALRM, lambda number, frame: q.put('from the handler'))
signal.setitimer(signal.ITIMER_REAL, 0.05)
print(q.get())
