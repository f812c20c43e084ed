# index: threads, exceptions
# exit: 1
# compare-stderr
# The main thread ends with an exception: other threads still run to their ends, and the exit code tells.
import threading
import time


def work():
    time.sleep(0.1)
    print('worked')


threading.Thread(target=work).start()
raise SystemExit('main is through')
