# index: array.array, array.frombytes, array.byteswap, array.tofile
import io
import os
import tempfile
from array import array

samples = array("h", (int(30000 * ((n * n % 97) / 97 - 0.5)) for n in range(200)))
bins = array("L", [0]) * 5
for s in samples:
    bins[(s + 32768) * len(bins) // 65536] += 1
for i, n in enumerate(bins):
    print(i, "#" * (n // 4), n)
print(min(samples), max(samples), sum(samples), samples[:5], samples.typecode, samples.itemsize, len(samples.tobytes()))
with tempfile.TemporaryDirectory() as d:
    path = os.path.join(d, "samples.raw")
    with open(path, "wb") as f:
        samples.tofile(f)
    again = array("h")
    with open(path, "rb") as f:
        again.fromfile(f, 150)
        try:
            again.fromfile(f, 100)
        except EOFError as e:
            print(e, len(again))
    print(again == samples, os.path.getsize(path))


def sieve(n):
    flags = array("B", b"\1" * (n + 1))
    flags[0] = flags[1] = 0
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]:
            flags[i * i::i] = array("B", bytes(len(range(i * i, n + 1, i))))
    return [i for i, prime in enumerate(flags) if prime]


print(sieve(60))
a = array("i", [1, 2, 3])
a.byteswap()
print(a.tolist(), a.index(1 << 24), a.count(5), array("d", [1.5]) * 3, a > array("i", [0]))
a.insert(1, -1), a.extend(array("i", [7])), a.reverse(), a.pop(0)
print(a, array("b", b"\xff\x01"), memoryview(array("H", [1, 2])).tolist(), bytes(array("B", [65, 66])), a.buffer_info()[1])
grid = memoryview(array("B", range(6))).cast("B").cast("B", [2, 3])
print(grid.tolist(), grid[1, 2], grid.shape)
