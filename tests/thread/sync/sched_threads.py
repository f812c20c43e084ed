# index: sched, threads
# Other threads enter and cancel events while the scheduler runs.
import queue
import sched
import threading

done = queue.Queue()
scheduler = sched.scheduler()
keep = scheduler.enter(0.2, 1, done.put, ('last',))


def enter(n):
    for i in range(20):
        scheduler.enter(0.0, 1, done.put, (n * 20 + i,))
        scheduler.cancel(scheduler.enter(0.01, 1, done.put, ('cancelled',)))


threads = [threading.Thread(target=enter, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
scheduler.run()
for thread in threads:
    thread.join()
scheduler.run()
items = [done.get() for _ in range(done.qsize())]
print(sorted(i for i in items if i != 'last') == list(range(60)), 'last' in items, 'cancelled' in items)
