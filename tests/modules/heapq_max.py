# python: 3.14
# index: heapq.heappush_max, heapq.heapify_max, heapq.heappop_max
import heapq

scores = [31, 5, 99, 42, 7]
heapq.heapify_max(scores)
print(scores[0], heapq.heappop_max(scores), scores[0])
heapq.heappush_max(scores, 60)
print(heapq.heappushpop_max(scores, 1), heapq.heappushpop_max(scores, 100), heapq.heapreplace_max(scores, 6))
print([heapq.heappop_max(scores) for _ in range(len(scores))], scores)


def keep_smallest(stream, n):
    """The n smallest of a stream, in memory for n."""
    heap = []
    for value in stream:
        if len(heap) < n:
            heapq.heappush_max(heap, value)
        else:
            heapq.heappushpop_max(heap, value)
    return sorted(heap)


print(keep_smallest((n * 7919 % 1009 for n in range(500)), 5))


class Item:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n


items = [Item(n) for n in (3, 1, 2)]
heapq.heapify_max(items)
print([heapq.heappop_max(items).n for _ in range(3)])
for call in (lambda: heapq.heappop_max([]), lambda: heapq.heapreplace_max([], 1), lambda: heapq.heapify_max((1,)), lambda: heapq.heappush_max([1], "a"), lambda: heapq.heappushpop_max([], 1), lambda: heapq.heappop_max(3)):
    try:
        print(call())
    except (IndexError, TypeError) as e:
        print(type(e).__name__, e)
