# index: threads
# timeout: 120
# skip-if: threads, asan, tsan, stress, m32, sanitizer, debug
# 10,000 threads that wait take at most 400 MB of memory.
import threading

N = 10000


def resident():
    with open('/proc/self/status') as status:
        return next(int(line.split()[1]) // 1024 for line in status if line.startswith('VmRSS'))


stop, ready = threading.Event(), threading.Semaphore(0)


def wait():
    ready.release()
    stop.wait()


threads = []
try:
    for _ in range(N):
        threads.append(threading.Thread(target=wait))
        threads[-1].start()
except RuntimeError as e:
    # The system's own limit on processes.
    threads.pop()
    print(e)
for _ in threads:
    ready.acquire()
used = resident()
stop.set()
for thread in threads:
    thread.join()
print(len(threads), used <= 400 or used)
