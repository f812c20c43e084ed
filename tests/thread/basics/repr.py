# skip-if: threads
# index: threads
# A thread's repr through its life.
import re
import threading


def show(thread):
    print(re.sub(r'\d{2,}|(?<= )\d+(?=\))', 'N', repr(thread)))


gate = threading.Event()
thread = threading.Thread(target=gate.wait, name='worker')
show(thread)
thread.start()
show(thread)
gate.set()
thread.join()
show(thread)
show(threading.Thread(name='d', daemon=True))
show(threading.main_thread())


class Sub(threading.Thread):
    pass


show(Sub(name='sub'))
