# index: heapq.heappushpop, heapq.heapreplace, heapq.merge, itertools.count, generators
import heapq
import itertools


class Scheduler:
    """Runs generators; each yields how long it wants to sleep."""

    def __init__(self):
        self.heap, self.tie, self.now, self.log = [], itertools.count(), 0, []

    def spawn(self, task, delay=0):
        heapq.heappush(self.heap, (self.now + delay, next(self.tie), task))

    def run(self):
        while self.heap:
            self.now, _, task = self.heap[0]
            try:
                wait = next(task)
            except StopIteration as e:
                heapq.heappop(self.heap)
                self.log.append((self.now, "done", e.value))
            else:
                heapq.heapreplace(self.heap, (self.now + wait, next(self.tie), task))
        return self.log


def ticker(s, name, every, times):
    for i in range(times):
        s.log.append((s.now, name, i))
        if i == 1:
            s.spawn(once(s, name + "'s child"), every)
        yield every
    return name


def once(s, name):
    s.log.append((s.now, name, "once"))
    return name
    yield


s = Scheduler()
s.spawn(ticker(s, "fast", 2, 4))
s.spawn(ticker(s, "slow", 5, 2), 1)
for entry in s.run():
    print(*entry)
streams = [iter(range(n, 20, 7)) for n in (0, 3, 5)]
print(list(heapq.merge(*streams)), list(heapq.merge(["a", "ccc"], ["bb"], key=len)), list(heapq.merge([], [])))
top = []
for n in [5, 1, 9, 3, 7, 8]:
    if len(top) < 3:
        heapq.heappush(top, n)
    else:
        heapq.heappushpop(top, n)
print(sorted(top), heapq.nlargest(3, [5, 1, 9, 3, 7, 8]), heapq.nsmallest(2, "hello", key=ord), heapq.nlargest(2, {"a": 3, "b": 9}.items(), key=lambda kv: kv[1]))
for call in (lambda: heapq.heappop([]), lambda: heapq.heapreplace([], 1), lambda: heapq.heappush((), 1), lambda: heapq.heapify({}), lambda: heapq.heappush([1], "a"), lambda: heapq.heappush(), lambda: list(heapq.merge([1], ["a"]))):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
