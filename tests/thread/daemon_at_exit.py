# index: _thread, exit codes
import _thread
import time

# Threads that never end do not keep the program from ending.
ready = []


def spin():
    n = 0
    ready.append(1)
    while True:
        n += 1


def block():
    lock = _thread.allocate_lock()
    lock.acquire()
    ready.append(1)
    lock.acquire()


def nap():
    ready.append(1)
    time.sleep(3600)


for function in (spin, block, nap, spin):
    _thread.start_new_thread(function, ())
while len(ready) < 4:
    time.sleep(0.001)
print("the end")
