# index: signals, threads
# skip-if: threads
# Handlers run in the main thread, whichever thread the signal is sent to or raised in; others cannot set them.
import os
import signal
import threading

ran = []
signal.signal(signal.SIGUSR1, lambda number, frame: ran.append(threading.current_thread() is threading.main_thread()))


def send():
    os.kill(os.getpid(), signal.SIGUSR1)
    try:
        signal.signal(signal.SIGUSR2, signal.SIG_DFL)
    except ValueError as e:
        print(e)


thread = threading.Thread(target=send)
thread.start()
thread.join()
while not ran:
    pass
print(ran)
