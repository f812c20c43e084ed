# index: bytearray, threading, races
import threading

shared = bytearray()
N, THREADS = 2000, 4


def appender(k):
    for i in range(N):
        shared.append(k)
        if i % 3 == 0:
            shared.extend(bytes([k, k]))


def run(function):
    threads = [threading.Thread(target=function, args=(k,)) for k in range(THREADS)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


run(appender)
each = N + 2 * ((N + 2) // 3)
print(len(shared) == THREADS * each, [shared.count(k) == each for k in range(THREADS)])
wrong = []


def mixer(k):
    for i in range(N):
        if k == 0:
            shared[:] = bytes(100)
            shared.clear()
        elif k == 1:
            shared.extend(b"\x07" * 10)
        elif k == 2:
            snapshot = bytes(shared)
            if set(snapshot) - {0, 1, 2, 3, 7}:
                wrong.append(snapshot)
        else:
            try:
                if shared[i % 50] not in (0, 1, 2, 3, 7):
                    wrong.append(i)
            except IndexError:
                pass
            shared.reverse()
            shared.find(b"\x07\x00")


run(mixer)
print(wrong, isinstance(shared, bytearray))
tokens = bytearray(range(200))
taken = []


def taker(k):
    mine = []
    while True:
        try:
            mine.append(tokens.pop(0 if k % 2 else -1))
        except IndexError:
            break
    taken.extend(mine)


run(taker)
print(sorted(taken) == list(range(200)), tokens)
