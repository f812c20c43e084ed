# index: threading.excepthook
# skip-if: threads
# Without a hook no thread can be made; a thread that was made before falls back to the hook that there was.
import sys
import threading


def fail():
    raise ValueError(threading.current_thread().name)


def attempt(what):
    try:
        threading.Thread()
    except RuntimeError as error:
        print(what, error)


sys.stderr = sys.stdout
threading.excepthook = lambda args: print("hook", args.exc_type.__name__, args.exc_value, args.thread.name)
early = threading.Thread(target=fail, name="early")
failing = threading.Thread(target=fail, name="failing")
quiet = threading.Thread(target=fail, name="quiet")
threading.excepthook = None
attempt("threading")
early.start()
early.join()
threading.excepthook = lambda args: {}["no key"]
sys.excepthook = lambda kind, error, traceback: print("sys hook", kind.__name__, error, repr(error.__context__))
failing.start()
failing.join()
sys.stderr = None  # then it goes to what stderr was when the thread was made
quiet.start()
quiet.join()
sys.stderr = sys.stdout
sys.excepthook = None
attempt("sys")
