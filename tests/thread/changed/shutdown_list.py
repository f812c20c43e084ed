# python: 3.14
# skip-if: threads
# index: _thread._shutdown, threading.Thread.daemon
# Who is waited for at the end: the runtime's own list has the threads that are no daemons from before their start to their end.
import _thread
import threading
import time

print(hasattr(threading, "_shutdown_locks"))
event, ended = threading.Event(), []


def work(name):
    event.wait()
    ended.append(name)


daemon = threading.Thread(target=lambda: time.sleep(100), daemon=True)
workers = [threading.Thread(target=work, args=(i,), daemon=False) for i in range(3)]
own = _thread._ThreadHandle()
for thread in daemon, *workers:
    thread.start()
_thread.start_joinable_thread(lambda: work("own"), handle=own, daemon=False)
waiter = threading.Thread(target=lambda: (_thread._shutdown(), ended.append("shut down")), daemon=True)
waiter.start()
waiter.join(0.1)
print(ended, waiter.is_alive())
event.set()
waiter.join()
print(len(ended), ended[-1], own.is_done(), daemon.is_alive(), any(thread.is_alive() for thread in workers))
_thread._shutdown()
