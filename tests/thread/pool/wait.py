# index: concurrent.futures
# wait() for all, for the first, and for the first that raises.
import threading
from concurrent.futures import ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait

gate = threading.Event()
with ThreadPoolExecutor(4) as pool:
    quick, stuck = pool.submit(int), pool.submit(gate.wait)
    done, not_done = wait([quick, stuck], return_when=FIRST_COMPLETED)
    print(done == {quick}, not_done == {stuck})
    failing = pool.submit(int, 'x')
    result = wait([stuck, failing], return_when=FIRST_EXCEPTION)
    print(result.done == {failing}, result.not_done == {stuck})
    print(wait([stuck, quick], timeout=0.02) == ({quick}, {stuck}))
    gate.set()
    print(wait([stuck, quick, failing], return_when=ALL_COMPLETED).not_done, wait([]))
    try:
        wait([quick, Future()], return_when='SOMETIME')
    except ValueError as e:
        print(e)
