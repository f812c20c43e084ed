# Two transfers in opposite directions take the locks of both accounts, each its own first: they can wait for each other.
# Exit code 1: they did.
import os
import threading


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = threading.Lock()


def transfer(source, target, amount):
    with source.lock:
        with target.lock:
            source.balance -= amount
            target.balance += amount


a, b = Account(100), Account(100)
threads = [threading.Thread(target=transfer, args=args, daemon=True) for args in ((a, b, 30), (b, a, 20))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join(1)
    if thread.is_alive():
        os._exit(1)
assert (a.balance, b.balance) == (90, 110)
