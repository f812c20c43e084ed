# index: threads
# The dining philosophers, who take the lower fork first: all get to eat.
import threading

forks = [threading.Lock() for _ in range(5)]
meals = [0] * 5


def dine(me):
    first, second = sorted((me, (me + 1) % 5))
    for _ in range(200):
        with forks[first], forks[second]:
            meals[me] += 1


threads = [threading.Thread(target=dine, args=(me,)) for me in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(meals, any(fork.locked() for fork in forks))
