# index: os.fork, threading.main_thread
# skip-if: threads, asan
# The thread that forks is the child's main thread, and its only one.  (To the leak detector what the stack of the other
# thread referred to is lost there.)
import os
import signal
import sys
import threading


def work():
    sys.stdout.flush()
    child = os.fork()
    if child:
        print('status', os.waitpid(child, 0)[1])
        return
    main = threading.main_thread()
    print(main.name, main is threading.current_thread(), main.ident == threading.get_ident())
    print(threading.active_count(), threading.enumerate() == [main], other.is_alive(), main.is_alive())
    thread = threading.Thread(target=print, args=('a thread of the child',))
    thread.start()
    thread.join()
    signal.signal(signal.SIGUSR1, lambda number, frame: print('handled in', threading.current_thread().name))
    signal.raise_signal(signal.SIGUSR1)
    sys.stdout.flush()  # the end of this thread is the end of the process, and nobody else would


stop = threading.Event()
other = threading.Thread(target=stop.wait)
other.start()
thread = threading.Thread(target=work, name='forking')
thread.start()
thread.join()
stop.set()
print(threading.main_thread().name)
