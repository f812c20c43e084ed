# index: threads
# A wait that times out returns False, with the lock held again, and leaves the queue.
import threading
import time

condition = threading.Condition()
with condition:
    for timeout in (0.02, 0, -1):
        print(condition.wait(timeout), condition._is_owned())
    start = time.monotonic()
    print(condition.wait_for(lambda: None, 0.03), time.monotonic() - start >= 0.03)
    print(condition.wait_for(lambda: 'at once'))
    condition.notify()
    print(condition.wait(0.01))
    print(str(condition).endswith(', 0)>'))
for method in (condition.wait, condition.notify, condition.notify_all):
    try:
        method()
    except RuntimeError as e:
        print(e)
