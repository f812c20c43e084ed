# index: threads
# Sorting the halves in other threads.
import random
import threading


def merge_sort(items, depth=3):
    if len(items) < 2:
        return items
    halves = [items[:len(items) // 2], items[len(items) // 2:]]
    results = [None, None]

    def sort(i):
        results[i] = merge_sort(halves[i], depth - 1)

    if depth > 0:
        threads = [threading.Thread(target=sort, args=(i,)) for i in (0, 1)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    else:
        sort(0)
        sort(1)
    left, right, merged = results[0], results[1], []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
    return merged + left[i:] + right[j:]


items = [random.Random(1).randrange(1000) for _ in range(2000)]
print(merge_sort(items) == sorted(items))
