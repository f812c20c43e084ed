# index: queue, threads
# Stages connected by queues with limits; the end is passed on as None.
import queue
import threading


def stage(function, source, sink):
    while (item := source.get()) is not None:
        sink.put(function(item))
    sink.put(None)


queues = [queue.Queue(5) for _ in range(4)]
functions = [lambda x: x + 1, lambda x: x * x, str]
threads = [threading.Thread(target=stage, args=(f, a, b)) for f, a, b in zip(functions, queues, queues[1:])]
for thread in threads:
    thread.start()


def feed():
    for i in range(300):
        queues[0].put(i)
    queues[0].put(None)


feeder = threading.Thread(target=feed)
feeder.start()
result = []
while (item := queues[-1].get()) is not None:
    result.append(item)
print(result == [str((i + 1) ** 2) for i in range(300)])
