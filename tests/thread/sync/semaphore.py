# index: threads
# At most as many threads as a semaphore has permissions are inside at a time.
import threading
import time

semaphore = threading.Semaphore(3)
lock = threading.Lock()
inside = most = 0


def work():
    global inside, most
    with semaphore:
        with lock:
            inside += 1
            most = max(most, inside)
        time.sleep(0.01)
        with lock:
            inside -= 1


threads = [threading.Thread(target=work) for _ in range(12)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(most <= 3, inside, semaphore._value)
print(semaphore.acquire(), semaphore.acquire(False), semaphore.acquire(timeout=0.01), semaphore.acquire(False))
print(semaphore.acquire(timeout=0.01), repr(semaphore).endswith('value=0>'))
semaphore.release(2)
print(semaphore._value)
