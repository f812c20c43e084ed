# index: threads
# A new thread is a daemon if its creator is, unless it is told otherwise.
import threading

seen = []


def inner():
    seen.append(threading.current_thread().daemon)


def outer():
    for options in ({}, {'daemon': False}, {'daemon': True}):
        thread = threading.Thread(target=inner, **options)
        thread.start()
        thread.join()


for daemon in (False, True):
    thread = threading.Thread(target=outer, daemon=daemon)
    thread.start()
    thread.join()
    try:
        thread.daemon = False
    except RuntimeError as e:
        print(e)
print(seen)
fresh = threading.Thread()
fresh.daemon = True
print(fresh.daemon, threading.main_thread().daemon)
