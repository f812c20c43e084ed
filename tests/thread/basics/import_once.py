# index: threads, import
# skip-if: threads
# Threads that import one module at the same time get the same, complete module.
import os
import sys
import threading

directory = os.environ['TMPDIR']
with open(os.path.join(directory, 'slow_module.py'), 'w') as f:
    f.write('import time\ncount = globals().get("count", 0) + 1\ntime.sleep(0.1)\nready = True\n')
sys.path.insert(0, directory)
seen = []


def work():
    import slow_module
    seen.append((slow_module.count, slow_module.ready, id(slow_module)))


threads = [threading.Thread(target=work) for _ in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(seen), len(set(seen)), seen[0][:2])
