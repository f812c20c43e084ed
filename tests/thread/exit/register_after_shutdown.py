# skip-if: threads
# index: threads, atexit
# Once the threads have been waited for, nothing can be registered with threading any more.
import atexit
import threading


@atexit.register
def late():
    try:
        threading._register_atexit(print)
    except RuntimeError as e:
        print(e)


print('end')
