# index: threads
# timeout: 200
# skip-if: threads, asan, tsan, stress, m32, sanitizer, debug
# 100,000 threads made and joined one after the other leave nothing behind.
import gc
import threading


def resident():
    with open('/proc/self/status') as status:
        return next(int(line.split()[1]) for line in status if line.startswith('VmRSS'))


def run(n):
    for _ in range(n):
        thread = threading.Thread(target=int)
        thread.start()
        thread.join()


run(10000)
gc.collect()
before = resident()
run(90000)
gc.collect()
grown = resident() - before
print(threading.active_count(), grown < 8000 or grown)
