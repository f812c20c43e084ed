# skip-if: threads
# index: atexit, threads
# At the end threads that are no daemons are joined first, then atexit's functions run.
import atexit
import threading
import time

atexit.register(print, '3: atexit')


def work():
    time.sleep(0.1)
    print('2: the thread ends')


threading.Thread(target=work).start()
print('1: the program ends')
