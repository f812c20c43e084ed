# skip-if: threads
# index: threads, atexit
# When atexit's functions run, the thread that is the main one still is, and all others have ended.
import atexit
import threading


@atexit.register
def look():
    print(threading.current_thread() is threading.main_thread(), threading.main_thread().is_alive(), threading.active_count())


thread = threading.Thread(target=print, args=('thread',))
thread.start()
thread.join()
