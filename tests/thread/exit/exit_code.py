# index: threads, exceptions
# exit: 3
# sys.exit() in a thread ends that thread only; the main thread's code is the program's.
import sys
import threading

thread = threading.Thread(target=sys.exit, args=(7,))
thread.start()
thread.join()
print('still here')
sys.exit(3)
