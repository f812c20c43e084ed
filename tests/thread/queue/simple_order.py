# index: queue, threads
# Items of a SimpleQueue come out in the order in which they went in; each exactly once.
import queue
import threading

q = queue.SimpleQueue()
lists = [[] for _ in range(4)]


def produce(me):
    for i in range(2000):
        q.put((me, i))


def consume(out):
    while (item := q.get()) is not None:
        out.append(item)


consumers = [threading.Thread(target=consume, args=(out,)) for out in lists]
producers = [threading.Thread(target=produce, args=(n,)) for n in range(3)]
for thread in consumers + producers:
    thread.start()
for thread in producers:
    thread.join()
for _ in consumers:
    q.put(None)
for thread in consumers:
    thread.join()
print(sorted(sum(lists, [])) == [(me, i) for me in range(3) for i in range(2000)])
print(all([i for who, i in out if who == me] == sorted(i for who, i in out if who == me) for out in lists for me in range(3)))
