# index: threads
# notify() wakes those first who have waited longest; notify_all() wakes everybody.
import threading
import time

condition = threading.Condition()
woken = []


def wait(n):
    with condition:
        condition.wait()
        woken.append(n)


threads = [threading.Thread(target=wait, args=(n,)) for n in range(6)]
for n, thread in enumerate(threads):
    thread.start()
    while not str(condition).endswith(f', {n + 1})>'):
        time.sleep(0.001)
for n, together in ((1, 1), (2, 3)):
    with condition:
        condition.notify(n)
    while len(woken) < together:
        time.sleep(0.001)
    print(sorted(woken))
with condition:
    print(str(condition).endswith(', 3)>'))
    condition.notify_all()
for thread in threads:
    thread.join()
print(sorted(woken), str(condition).endswith(', 0)>'))
