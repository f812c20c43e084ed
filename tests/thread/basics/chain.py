# index: threads
# Each thread waits for the one that it has started.
import threading

trace = []


def link(n):
    if n:
        thread = threading.Thread(target=link, args=(n - 1,))
        thread.start()
        thread.join()
    trace.append(n)


link(50)
print(trace == list(range(51)))
