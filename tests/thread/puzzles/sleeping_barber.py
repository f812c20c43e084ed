# index: threads
# The sleeping barber: customers who find no chair leave; everybody who sat down is served.
import threading

chairs = threading.Semaphore(3)
customers, lock = threading.Semaphore(0), threading.Lock()
waiting, served, left, closed = [], [], [], False


def barber():
    while True:
        customers.acquire()
        with lock:
            if not waiting:
                return
            customer = waiting.pop(0)
        chairs.release()
        served.append(customer)


def customer(n):
    if chairs.acquire(blocking=False):
        with lock:
            waiting.append(n)
        customers.release()
    else:
        left.append(n)


thread = threading.Thread(target=barber)
thread.start()
threads = [threading.Thread(target=customer, args=(n,)) for n in range(50)]
for t in threads:
    t.start()
for t in threads:
    t.join()
customers.release()
thread.join()
print(sorted(served + left) == list(range(50)), len(served) >= 3, chairs._value)
