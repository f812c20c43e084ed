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
for thread in threads:
    thread.start()
    time.sleep(0.02)
for n in (1, 2):
    with condition:
        condition.notify(n)
    time.sleep(0.1)
    print(sorted(woken))
with condition:
    print(str(condition).endswith(', 3)>'))
    condition.notify_all()
for thread in threads:
    thread.join()
print(sorted(woken), str(condition).endswith(', 0)>'))
