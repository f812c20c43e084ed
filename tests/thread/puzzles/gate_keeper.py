# index: threads
# Threads that pass a gate in the order of their tickets, whatever order they start in.
import random
import threading

condition, turn, passed = threading.Condition(), 0, []


def enter(ticket):
    global turn
    with condition:
        condition.wait_for(lambda: turn == ticket)
        passed.append(ticket)
        turn += 1
        condition.notify_all()


tickets = list(range(30))
random.Random(7).shuffle(tickets)
threads = [threading.Thread(target=enter, args=(ticket,)) for ticket in tickets]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(passed == sorted(tickets), tickets != passed)
