# skip-if: threads
# index: threads
# What threads refuse.
import threading


def attempt(function):
    try:
        print(function())
    except Exception as e:
        print(type(e).__name__, e)


class Forgetful(threading.Thread):
    def __init__(self):
        pass


thread = threading.Thread(target=int)
attempt(thread.join)
attempt(threading.current_thread().join)
thread.start()
thread.join()
attempt(thread.start)
attempt(lambda: Forgetful().start())
attempt(lambda: Forgetful().join())
attempt(lambda: Forgetful().name)
attempt(lambda: threading.Thread('group'))
attempt(lambda: thread.join('soon'))
attempt(lambda: thread.join(-1))
