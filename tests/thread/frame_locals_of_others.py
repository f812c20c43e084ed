# python: 3.14
# index: frames, threads
# skip-if: threads
# Threads read and write variables of functions that other threads run, and of frames that have ended.
import sys
import threading

ready = threading.Barrier(5)
stop = threading.Event()
frames = []


def work(number):
    mark = number
    rounds = 0
    kept = [number]
    frames.append(sys._getframe())
    ready.wait()
    while not stop.is_set():
        rounds += 1
        kept = [number, rounds]
        if mark not in (number, "changed"):
            print("lost", mark)
    return mark


def look():
    for _ in range(50):
        for frame in frames:
            variables = frame.f_locals
            if type(variables["rounds"]) is not int or variables["kept"][0] != variables["number"]:
                print("torn", dict(variables))
            variables["mark"] = "changed"
            variables["extra"] = variables.get("extra", 0) + 1


workers = [threading.Thread(target=work, args=(i,)) for i in range(4)]
for worker in workers:
    worker.start()
ready.wait()
lookers = [threading.Thread(target=look) for _ in range(2)]
for thread in lookers:
    thread.start()
for thread in lookers:
    thread.join()
stop.set()
for worker in workers:
    worker.join()
print([frame.f_locals["mark"] for frame in frames], all(frame.f_locals["extra"] > 30 for frame in frames))
