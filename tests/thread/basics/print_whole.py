# index: print, io.StringIO, threads
# One call of print() to a text in memory is never mixed with another, nor are the calls of one thread reordered.
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
lines = out.getvalue().splitlines()
print(len(lines), sorted(lines) == sorted(f'{name * 10} {i} {name * 10}' for name in 'abcd' for i in range(200)))
for name in 'abcd':
    print(name, [int(line.split()[1]) for line in lines if line[0] == name] == list(range(200)))
