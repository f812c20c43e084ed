# index: threads
# The cigarette smokers: an agent lays down two things, and the one who has the third goes on.
import threading

needs = {name: threading.Event() for name in ('tobacco', 'paper', 'matches')}
taken, smoked = threading.Semaphore(0), []
stop = False


def smoker(has):
    while True:
        needs[has].wait()
        needs[has].clear()
        if stop:
            return
        smoked.append(has)
        taken.release()


threads = [threading.Thread(target=smoker, args=(name,)) for name in needs]
for thread in threads:
    thread.start()
order = ['paper', 'tobacco', 'matches', 'matches', 'paper'] * 10
for has in order:
    needs[has].set()
    taken.acquire()
stop = True
for event in needs.values():
    event.set()
for thread in threads:
    thread.join()
print(smoked == order, len(smoked))
