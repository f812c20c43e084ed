# index: threads, io
# One call of print() is never mixed with another.
import contextlib
import io
import threading

out = io.StringIO()


def work(name):
    for i in range(200):
        print(name * 10, i, name * 10, file=out)


threads = [threading.Thread(target=work, args=(name,)) for name in 'abcd']
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
words = out.getvalue().split()
print(len(words), sorted(set(words)) == sorted({c * 10 for c in 'abcd'} | {str(i) for i in range(200)}))
