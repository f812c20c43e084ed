# index: threads
# A barrier lets all through together, runs its action once each time, and numbers the arrivals.
import threading

rounds = []
barrier = threading.Barrier(4, action=lambda: rounds.append(len(arrived)))
arrived, indexes = [], []


def work():
    for _ in range(5):
        arrived.append(1)
        indexes.append(barrier.wait())


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(rounds, sorted(indexes) == sorted(list(range(4)) * 5))
print(barrier.parties, barrier.n_waiting, barrier.broken, repr(barrier).endswith('waiters=0/4>'))
