# index: threads
# Transfers between accounts, with the locks in the order of the accounts' numbers: no money is made or lost.
import random
import threading


class Account:
    def __init__(self, number, balance):
        self.number, self.balance = number, balance
        self.lock = threading.Lock()


def transfer(source, target, amount):
    first, second = sorted((source, target), key=lambda account: account.number)
    with first.lock, second.lock:
        if source.balance >= amount:
            source.balance -= amount
            target.balance += amount


accounts = [Account(n, 100) for n in range(6)]


def work(seed):
    rng = random.Random(seed)
    for _ in range(500):
        transfer(*rng.sample(accounts, 2), rng.randrange(50))


threads = [threading.Thread(target=work, args=(seed,)) for seed in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sum(account.balance for account in accounts), min(account.balance for account in accounts) >= 0)
