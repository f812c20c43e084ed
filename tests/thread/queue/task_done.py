# index: queue, threads
# join() returns when every item has been dealt with.
import queue
import threading

q = queue.Queue()
done = []


def work():
    while (item := q.get()) is not None:
        done.append(item * item)
        q.task_done()
    q.task_done()


for i in range(100):
    q.put(i)
threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
q.join()
print(sorted(done) == [i * i for i in range(100)], q.unfinished_tasks)
for _ in threads:
    q.put(None)
q.join()
try:
    q.task_done()
except ValueError as e:
    print(e)
