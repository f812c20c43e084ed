# index: threads
# The dining philosophers with a waiter, who lets four of them sit down at a time.
import threading

forks = [threading.RLock() for _ in range(5)]
waiter = threading.BoundedSemaphore(4)
meals = [0] * 5


def dine(me):
    left, right = forks[me], forks[(me + 1) % 5]
    for _ in range(100):
        with waiter:
            with left:
                with right:
                    meals[me] += 1


threads = [threading.Thread(target=dine, args=(me,)) for me in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(meals, waiter._value)
