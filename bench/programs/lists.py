# SPDX-License-Identifier: MIT
"""List-heavy code: sieve, sorts of our own and the built-in one, matrices, queues, slices."""


def sieve(n):
    flags = [True] * (n + 1)
    flags[0] = flags[1] = False
    i = 2
    while i * i <= n:
        if flags[i]:
            flags[i * i :: i] = [False] * len(range(i * i, n + 1, i))
        i += 1
    return [i for i, prime in enumerate(flags) if prime]


def quick_sort(items, low, high):
    while low < high:
        pivot = items[(low + high) // 2]
        i, j = low, high
        while i <= j:
            while items[i] < pivot:
                i += 1
            while items[j] > pivot:
                j -= 1
            if i <= j:
                items[i], items[j] = items[j], items[i]
                i += 1
                j -= 1
        if j - low < high - i:
            quick_sort(items, low, j)
            low = i
        else:
            quick_sort(items, i, high)
            high = j


def merge_sort(items):
    if len(items) < 2:
        return items
    middle = len(items) // 2
    left = merge_sort(items[:middle])
    right = merge_sort(items[middle:])
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
    merged.extend(left[i:])
    merged.extend(right[j:])
    return merged


def heap_push(heap, item):
    heap.append(item)
    i = len(heap) - 1
    while i:
        parent = (i - 1) // 2
        if heap[parent] <= heap[i]:
            break
        heap[parent], heap[i] = heap[i], heap[parent]
        i = parent


def multiply(a, b):
    columns = list(zip(*b))
    return [[sum(x * y for x, y in zip(row, column)) for column in columns] for row in a]


def main():
    primes = sieve(1000000)
    assert len(primes) == 78498 and primes[-1] == 999983

    numbers = [i * 7919 % 100003 for i in range(100003)]
    expected = list(range(100003))
    assert sorted(numbers) == expected
    work = numbers[:]
    quick_sort(work, 0, len(work) - 1)
    assert work == expected
    assert merge_sort(numbers) == expected
    heap = []
    for n in numbers:
        heap_push(heap, n)
    assert heap[0] == 0 and all(heap[(i - 1) // 2] <= heap[i] for i in range(1, len(heap)))
    assert sorted(numbers, key=lambda n: -n)[0] == 100002

    size = 100
    a = [[(i * j) % 10 for j in range(size)] for i in range(size)]
    identity = [[1 if i == j else 0 for j in range(size)] for i in range(size)]
    assert multiply(a, identity) == a
    assert multiply(a, a) == [list(row) for row in zip(*multiply(list(zip(*a)), list(zip(*a))))]

    # Every second one leaves the circle.
    circle = list(range(1, 200001))
    while len(circle) > 1:
        odd = len(circle) % 2
        circle = circle[::2]
        if odd:
            circle.insert(0, circle.pop())
    assert circle == [2 * (200000 - 131072) + 1]
    print(len(primes), circle[0])


main()
