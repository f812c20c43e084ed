# skip-if: threads
# index: threads
# enumerate() and active_count() list the threads that have started and not ended.
import threading

gate = threading.Event()
threads = [threading.Thread(target=gate.wait, name=f'w{i}') for i in range(5)]
print(threading.active_count(), threading.enumerate() == [threading.main_thread()])
for thread in threads:
    thread.start()
print(threading.active_count(), sorted(t.name for t in threading.enumerate()))
print(set(threads) < set(threading.enumerate()), len({t.ident for t in threads}), all(t.is_alive() for t in threads))
gate.set()
for thread in threads:
    thread.join()
print(threading.active_count(), any(t.is_alive() for t in threads))
