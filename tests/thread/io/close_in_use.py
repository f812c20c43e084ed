# index: open, threads
# Closing a stream that other threads are using: they get ValueError, and nothing breaks.
import os
import threading

path = os.path.join(os.environ['TMPDIR'], 'closed.txt')
wrong = []


def use(f, began):
    began.wait()
    try:
        while True:
            f.seek(0)
            f.write('line\n')
            f.flush()
            f.readline()
    except ValueError as e:
        if 'closed' not in str(e):
            wrong.append(e)
    except OSError as e:
        if e.errno != 9:
            wrong.append(e)


for _ in range(20):
    f = open(path, 'w+')
    began = threading.Barrier(4)
    threads = [threading.Thread(target=use, args=(f, began)) for _ in range(3)]
    for t in threads:
        t.start()
    began.wait()
    f.close()
    for t in threads:
        t.join()
print(f.closed, wrong)
