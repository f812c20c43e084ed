# index: queue.SimpleQueue, signal.setitimer, signals
# skip-if: threads
# A signal's handler that interrupts get() may itself put and get: items come out in order, and none goes to the call
# that was interrupted while the handler can still take it.
import queue
import signal

q = queue.SimpleQueue()


def alarm(seconds, handler):
    signal.signal(signal.SIGALRM, handler)
    signal.setitimer(signal.ITIMER_REAL, seconds)


def put_and_get(number, frame):
    q.put('one')
    print('in the handler:', q.get(), q.empty())
    q.put('two')
    q.put('three')


def nested(number, frame):
    q.put('five')
    alarm(0.02, put_and_raise)
    print('in the handler:', q.get())
    q.get()


def put_and_raise(number, frame):
    q.put('six')
    raise InterruptedError('within the handler')


alarm(0.02, put_and_get)
print(q.get(), q.get())
q.put('four')
print(q.get())
alarm(0.02, nested)
try:
    q.get()
except InterruptedError as e:
    print(e, q.qsize(), q.get())
