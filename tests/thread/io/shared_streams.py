# skip-if: threads
# index: io, threads
# Threads that write to the same streams, and read lines of one file: nothing is lost, doubled or mixed inside a call.
import io
import os
import threading

N, T = 1500, 4
path = os.path.join(os.environ['TMPDIR'], 'shared.txt')
text, binary, memory, string = open(path, 'w'), open(path + '.b', 'wb', 64), io.BytesIO(), io.StringIO()
start = threading.Barrier(T)


def write(k):
    start.wait()
    for i in range(N):
        print(k, i, 'é' * 20, file=text)
        line = b'%d %d\n' % (k, i)
        binary.write(line)
        memory.write(line)
        string.write(line.decode())


def run(function):
    threads = [threading.Thread(target=function, args=(k,)) for k in range(T)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


run(write)
text.close()
binary.close()
short = sorted(f'{k} {i}\n' for k in range(T) for i in range(N))
with open(path) as f:
    print(sorted(f) == sorted(f'{k} {i} ' + 'é' * 20 + '\n' for k in range(T) for i in range(N)))
with open(path + '.b') as f:
    print(sorted(f) == short)
print(sorted(memory.getvalue().decode().splitlines(True)) == short, sorted(string.getvalue().splitlines(True)) == short)

parts = [[] for _ in range(T)]
with open(path) as f, open(path + '.b', 'rb') as g:
    run(lambda k: parts[k].extend(f))
    print(sum(map(len, parts)) == N * T, all(len(line.split()) == 3 for part in parts for line in part))
    counts = []
    run(lambda k: counts.append(len(g.readlines())))
    print(sum(counts) == N * T)
