# skip-if: threads
# index: threads
# The names from old times still work, and warn.
import threading
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    print(threading.currentThread() is threading.main_thread(), threading.activeCount())
    thread = threading.Thread(name='old')
    thread.setName('older')
    thread.setDaemon(True)
    print(thread.getName(), thread.isDaemon())
    print(threading.Event().isSet())
    condition = threading.Condition()
    condition.acquire()
    condition.notifyAll()
    condition.release()
for warning in caught:
    print(warning.category.__name__, warning.message)
