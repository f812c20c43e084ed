# index: heapq, bisect
# Heaps and binary search, against sorting.
import bisect
import heapq

state = 12345
def number():
    global state
    state = (state * 1103515245 + 12345) % 2**31
    return state % 100
for n in (0, 1, 2, 7, 50):
    data = [number() for _ in range(n)]
    heap = data[:]
    heapq.heapify(heap)
    assert [heapq.heappop(heap) for _ in range(n)] == sorted(data)
    for k in (0, 1, 3, 60):
        assert heapq.nsmallest(k, data) == sorted(data)[:k]
        assert heapq.nlargest(k, data, key=lambda x: x % 10) == sorted(data, key=lambda x: x % 10, reverse=True)[:k]
h = []
for x in (5, 1, 4):
    heapq.heappush(h, x)
print(h[0], heapq.heappushpop(h, 0), heapq.heapreplace(h, 9), sorted(h))
print(list(heapq.merge([1, 4], [2, 3], [])), list(heapq.merge("ca", "db", reverse=True)))
a = [1, 3, 3, 5]
print(bisect.bisect(a, 3), bisect.bisect_left(a, 3), bisect.bisect_right(a, 9), bisect.bisect_left(a, 3, 2, 3))
bisect.insort(a, 4); bisect.insort_left(a, -1, key=abs)
print(a, bisect.bisect([(1, "a"), (5, "b")], 3, key=lambda p: p[0]))
try:
    bisect.bisect([], 1, -1)
except ValueError as e:
    print(e)
