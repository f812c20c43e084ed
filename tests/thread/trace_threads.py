# skip-if: threads
# index: threading.settrace, threading.setprofile_all_threads
# Each thread traces for itself; threading.settrace is for threads to come, settrace_all_threads for those that run, too.
import sys
import threading


def work(n):
    total = 0
    for i in range(n):
        total += i
    return total


class Counter:
    def __init__(self):
        self.seen = {}

    def __call__(self, frame, event, arg):
        if frame.f_code is work.__code__:
            key = threading.current_thread().name, event
            self.seen[key] = self.seen.get(key, 0) + 1
        return self


def run(names, function=work, *args):
    threads = [threading.Thread(target=function, args=args or (10,), name=name) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


counter = Counter()
threading.settrace(counter)
print(threading.gettrace() is counter, sys.gettrace())
run('abc')
threading.settrace(None)
run('d')
work(5)
print(sorted(counter.seen.items()))

counter = Counter()
go, ready = threading.Event(), threading.Event()


def waits():
    ready.set()
    go.wait()
    work(3)


thread = threading.Thread(target=waits, name='runs')
thread.start()
ready.wait()
threading.settrace_all_threads(counter)
go.set()
thread.join()
work(1)
threading.settrace_all_threads(None)
work(1)
print(sorted(counter.seen.items()), sys.gettrace(), threading.gettrace())

counter = Counter()
threading.setprofile(counter)
run('xy')
threading.setprofile(None)
print(sorted(counter.seen.items()))
