# index: threads
# A bucket of tokens that a timer refills: no more work than tokens.
import threading

tokens = threading.Semaphore(0)
stop, done, given = threading.Event(), [], 0


def refill():
    global given
    while not stop.wait(0.002):
        tokens.release(5)
        given += 5


def work():
    for _ in range(20):
        tokens.acquire()
        done.append(1)


threads = [threading.Thread(target=work) for _ in range(3)]
filler = threading.Thread(target=refill)
for thread in threads + [filler]:
    thread.start()
for thread in threads:
    thread.join()
stop.set()
filler.join()
print(len(done), given >= 60, tokens._value == given - 60)
