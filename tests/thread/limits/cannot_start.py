# index: threads
# skip-if: threads, sanitizer, m32
# "can't start new thread" is an error that can be caught; the program goes on.  (No address space of 32 bits holds such a stack.)
import threading

old = threading.stack_size(1 << 46)
thread = threading.Thread(target=print, args=('never',))
try:
    thread.start()
except RuntimeError as e:
    print(e)
print(thread.is_alive(), thread in threading.enumerate(), threading.active_count())
threading.stack_size(old)
again = threading.Thread(target=print, args=('a thread',))
again.start()
again.join()
thread.start()
thread.join()
