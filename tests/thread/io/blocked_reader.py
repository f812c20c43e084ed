# index: standard streams, threads
# A thread that waits for input holds up nobody: not the others, not a collection, not the end of the program.
import gc
import os
import threading

r, w = os.pipe()
got = []


def read():
    with open(r) as f:
        got.append(f.readline())
        got.append(f.readline())


t = threading.Thread(target=read)
t.start()
for _ in range(5):
    gc.collect()
out = open(w, 'w')
out.write('one\ntw')
out.flush()
while not got:
    pass
print(got, t.is_alive())
out.write('o\n')
out.close()
t.join()
print(got)
blocked, _ = os.pipe()
threading.Thread(target=os.fdopen(blocked).read, daemon=True).start()
print('the end')
