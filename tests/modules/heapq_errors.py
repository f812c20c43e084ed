# index: heapq
# Heaps whose comparisons fail or change the list, and the functions for max-heaps' kin that every version has.
import heapq


class Evil(int):
    def __lt__(self, other):
        heap.clear()
        return NotImplemented


class Broken:
    def __lt__(self, other):
        raise ZeroDivisionError


def trial(function, *args):
    try:
        return function(*args)
    except Exception as e:
        return type(e).__name__


heap = []
heapq.heappush(heap, Evil(0))
print(trial(heapq.heappushpop, heap, 1))
for function in (heapq.heapify, heapq.heappop):
    print(trial(function, 10), trial(function, ()), end=" ")
for function in (heapq.heappush, heapq.heapreplace, heapq.heappushpop):
    print(trial(function, 10, 10), trial(function, [Broken(), Broken()], Broken()), end=" ")
print(trial(heapq.heappop, []), trial(heapq.heapreplace, [], 1), heapq.heappushpop([], 5))
print(trial(heapq.heapify, [Broken(), Broken()]), trial(heapq.heapify), trial(heapq.heapify, None))

data = [(i * 7919) % 1000 for i in range(300)]
heap = data[:]
heapq.heapify(heap)
print(all(heap[(i - 1) // 2] <= heap[i] for i in range(1, len(heap))))
popped = [heapq.heappop(heap) for _ in range(100)] + [heapq.heapreplace(heap, -i) for i in range(3)]
print(popped[:5], popped[-3:], heap[0], heapq.heappushpop(heap, -10), heapq.heappushpop(heap, 2000) == heap[0])
while heap:
    popped.append(heapq.heappop(heap))
print(popped[103:] == sorted(popped[103:]), len(popped))
print(heapq.nsmallest(3, data), heapq.nlargest(3, data, key=lambda x: -x), list(heapq.merge([1, 4], [2, 3])))
