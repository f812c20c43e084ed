# index: heapq.heappush, heapq.heappop, heapq.merge, heapq.nsmallest
import heapq
from itertools import count

graph = {"A": {"B": 7, "C": 9, "F": 14}, "B": {"C": 10, "D": 15}, "C": {"D": 11, "F": 2}, "D": {"E": 6}, "F": {"E": 9}, "E": {}}


def dijkstra(start):
    best, heap = {start: (0, None)}, [(0, start)]
    while heap:
        distance, node = heapq.heappop(heap)
        if distance > best[node][0]:
            continue
        for other, step in graph[node].items():
            if other not in best or distance + step < best[other][0]:
                best[other] = distance + step, node
                heapq.heappush(heap, (distance + step, other))
    return best


best = dijkstra("A")
path, node = [], "E"
while node:
    path.append(node)
    node = best[node][1]
print({k: v[0] for k, v in sorted(best.items())}, "->".join(reversed(path)))


class Tasks:
    """A queue with priorities; equal ones keep their order."""

    def __init__(self):
        self.heap, self.order = [], count()

    def add(self, priority, task):
        heapq.heappush(self.heap, (priority, next(self.order), task))

    def __iter__(self):
        while self.heap:
            yield heapq.heappop(self.heap)[2]


tasks = Tasks()
for p, t in ((3, {"t": "low"}), (1, {"t": "hi"}), (2, {"t": "mid"}), (1, {"t": "hi 2"})):
    tasks.add(p, t)
print([t["t"] for t in tasks])
logs = [["09:01 a", "09:07 b"], ["09:03 c"], ["09:00 d", "09:09 e"]]
print(list(heapq.merge(*logs)), list(heapq.merge([5, 3, 1], [4, 2], reverse=True)), list(heapq.merge(["aa", "b"], ["cccc"], key=len)) if False else "-")
people = [("ann", 31), ("bob", 25), ("cid", 40), ("dan", 25)]
print(heapq.nsmallest(2, people, key=lambda p: p[1]), heapq.nlargest(1, people, key=lambda p: p[1]), heapq.nlargest(9, "banana"), heapq.nsmallest(0, "x"))
heap = [9, 4, 7, 1, 8]
heapq.heapify(heap)
print(heap[0], heapq.heapreplace(heap, 5), heapq.heappushpop(heap, 0), sorted(heap), heapq.heappushpop([], 3))


def running_median(values):
    low, high = [], []
    for v in values:
        heapq.heappush(low, -heapq.heappushpop(high, v))
        if len(low) > len(high):
            heapq.heappush(high, -heapq.heappop(low))
        yield high[0] if len(high) > len(low) else (high[0] - low[0]) / 2


print(list(running_median([5, 15, 1, 3, 8, 7])))
