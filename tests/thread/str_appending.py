# SPDX-License-Identifier: MIT
# index: str, threads, races
# Threads append to the same text at the same time: each must get its own, whoever gets the shared room.
import threading

ROUNDS, THREADS = 300, 4
base = "é" * 600
base += "."
base += "."
barrier = threading.Barrier(THREADS)
results = [[] for _ in range(THREADS)]


def append(number):
    letter = "abcd"[number]
    for i in range(ROUNDS):
        barrier.wait()
        mine = shared[0]
        for _ in range(20):
            mine += letter
        results[number].append(mine)
        if barrier.wait() == 0:
            shared[0] = mine if i % 50 else base
        barrier.wait()


shared = [base]
threads = [threading.Thread(target=append, args=(n,)) for n in range(THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

for i in range(ROUNDS):
    starts = {results[n][i][:-20] for n in range(THREADS)}
    assert len(starts) == 1, i
    for n in range(THREADS):
        assert results[n][i][-20:] == "abcd"[n] * 20, (i, n)
print("each thread found its own text", ROUNDS, "times")
