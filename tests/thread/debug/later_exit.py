# skip-if: threads
# index: faulthandler, threads
# exit: 1
# A watchdog that ends a program that hangs.
import faulthandler
import os
import threading

faulthandler.dump_traceback_later(0.1, exit=True, file=os.open(os.devnull, os.O_WRONLY))
print('hanging', flush=True)
threading.Event().wait()
