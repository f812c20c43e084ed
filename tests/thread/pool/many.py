# index: concurrent.futures
# Many short calls from several threads: each is carried out once.
import threading
from concurrent.futures import ThreadPoolExecutor

calls = []
with ThreadPoolExecutor(4) as pool:
    def submit(base):
        futures = [pool.submit(calls.append, base + i) for i in range(300)]
        for future in futures:
            future.result()

    threads = [threading.Thread(target=submit, args=(n * 300,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
print(sorted(calls) == list(range(1200)))
