# skip-if: threads
# index: threads
# A thread that is started while the program waits for its threads is waited for, too.
import threading
import time


def second():
    time.sleep(0.05)
    print('second')


def first():
    time.sleep(0.05)
    print('first')
    threading.Thread(target=second).start()


threading.Thread(target=first).start()
print('main')
