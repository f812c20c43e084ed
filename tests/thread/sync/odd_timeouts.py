# python: 3.14
# index: threading.Condition.wait, threading.Event.wait, threading.Semaphore.acquire, concurrent.futures.wait
# Times that are no times: what is not greater than 0 is no waiting, however little it is; what is no number is an error.
import threading
from concurrent.futures import Future, wait

condition, event, semaphore, future = threading.Condition(), threading.Event(), threading.Semaphore(0), Future()
nan, inf = float("nan"), float("inf")


def show(name, call):
    try:
        print(name, call())
    except Exception as e:
        print(name, type(e).__name__, e)


with condition:
    for timeout in -0.0, -1, -1e300, -inf, -2**70, nan, 1e300, inf, 2**70, "1", [], 1j:
        print(f"{timeout!r}:")
        show("  condition", lambda: condition.wait(timeout))
        show("  event", lambda: event.wait(timeout))
        show("  wait", lambda: [len(futures) for futures in wait([future], timeout)])
        if type(timeout) in (int, float):
            show("  future", lambda: future.result(timeout))
            show("  condition and a test", lambda: condition.wait_for(bool, timeout))
            show("  semaphore", lambda: semaphore.acquire(timeout=timeout))
    print(condition._is_owned())
