# python: 3.14
# index: os.fork
# skip-if: threads
# In the child of a fork the other threads have ended, wherever the fork has met them: starting, at work, or ending.
import _thread
import os
import sys
import threading


def child(ask):
    """What `ask' says in the child of a fork."""
    pid = os.fork()
    if pid == 0:
        os._exit(ask())
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


alive = 0
for i in range(200):
    thread = threading.Thread(target=int, daemon=i % 2 == 0)
    thread.start()
    alive += child(thread.is_alive)
    thread.join()
print(alive)

done = 0
for i in range(200):
    handle = _thread.start_joinable_thread(int, daemon=i % 2 == 0)
    done += child(handle.is_done)
    handle.join()
print(done)

never = threading.Lock()
never.acquire()
handles = [_thread.start_joinable_thread(never.acquire, daemon=daemon) for daemon in (False, True)]
print(child(lambda: sum(handle.is_done() for handle in handles)), [handle.is_done() for handle in handles])
sys.stdout.flush()
pid = os.fork()  # the child ends, without waiting for threads that it has not
if pid:
    print(os.waitpid(pid, 0)[1])
    never.release()
    handles[0].join(5)
    never.release()
    handles[1].join(5)
