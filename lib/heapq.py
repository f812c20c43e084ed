# SPDX-License-Identifier: MIT
"""Heaps in lists: heap[k] <= heap[2*k+1] and heap[k] <= heap[2*k+2], so that heap[0] is the least item."""

# A heap is the caller's list; threads that share one need a lock around each of these functions.

__all__ = ["heapify", "heapify_max", "heappop", "heappop_max", "heappush", "heappush_max", "heappushpop",
           "heappushpop_max", "heapreplace", "heapreplace_max", "merge", "nlargest", "nsmallest"]


def _rise(heap, start, pos):
    """Move the item at pos up, not above start, to where it belongs."""
    item = heap[pos]
    while pos > start:
        parent = (pos - 1) >> 1
        above = heap[parent]
        if not item < above:
            break
        heap[pos] = above
        pos = parent
    heap[pos] = item


def _sink(heap, pos):
    """Move the item at pos down to where it belongs: first to a leaf, by the lesser child each time, then up again."""
    end = len(heap)
    start = pos
    item = heap[pos]
    child = 2 * pos + 1
    while child < end:
        other = child + 1
        if other < end and not heap[child] < heap[other]:
            child = other
        heap[pos] = heap[child]
        pos = child
        child = 2 * pos + 1
    heap[pos] = item
    _rise(heap, start, pos)


def _rise_max(heap, start, pos):
    item = heap[pos]
    while pos > start:
        parent = (pos - 1) >> 1
        above = heap[parent]
        if not above < item:
            break
        heap[pos] = above
        pos = parent
    heap[pos] = item


def _sink_max(heap, pos):
    end = len(heap)
    start = pos
    item = heap[pos]
    child = 2 * pos + 1
    while child < end:
        other = child + 1
        if other < end and not heap[other] < heap[child]:
            child = other
        heap[pos] = heap[child]
        pos = child
        child = 2 * pos + 1
    heap[pos] = item
    _rise_max(heap, start, pos)


def heappush(heap, item):
    """Push an item onto a heap."""
    heap.append(item)
    _rise(heap, 0, len(heap) - 1)


def heappop(heap):
    """Take the least item out of a heap and return it."""
    last = heap.pop()
    if not heap:
        return last
    least = heap[0]
    heap[0] = last
    _sink(heap, 0)
    return least


def heapreplace(heap, item):
    """Take the least item out, return it, and push an item: faster than one after the other."""
    least = heap[0]
    heap[0] = item
    _sink(heap, 0)
    return least


def heappushpop(heap, item):
    """Push an item, then take the least one out and return it."""
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _sink(heap, 0)
    return item


def heapify(x):
    """Turn a list into a heap, in place."""
    for i in range(len(x) // 2 - 1, -1, -1):
        _sink(x, i)


def heappush_max(heap, item):
    """Push an item onto a max-heap."""
    heap.append(item)
    _rise_max(heap, 0, len(heap) - 1)


def heappop_max(heap):
    """Take the greatest item out of a max-heap and return it."""
    last = heap.pop()
    if not heap:
        return last
    greatest = heap[0]
    heap[0] = last
    _sink_max(heap, 0)
    return greatest


def heapreplace_max(heap, item):
    """Take the greatest item out of a max-heap, return it, and push an item."""
    greatest = heap[0]
    heap[0] = item
    _sink_max(heap, 0)
    return greatest


def heappushpop_max(heap, item):
    """Push an item onto a max-heap, then take the greatest one out and return it."""
    if heap and item < heap[0]:
        item, heap[0] = heap[0], item
        _sink_max(heap, 0)
    return item


def heapify_max(x):
    """Turn a list into a max-heap, in place."""
    for i in range(len(x) // 2 - 1, -1, -1):
        _sink_max(x, i)


try:
    from _heapq import *
except ImportError:
    pass

_heappop_max, _heapreplace_max, _heapify_max = heappop_max, heapreplace_max, heapify_max


def merge(*iterables, key=None, reverse=False):
    """An iterator over the items of sorted iterables, sorted."""
    fix, sink = (heapify_max, _sink_max) if reverse else (heapify, _sink)
    direction = -1 if reverse else 1
    heap = []
    for order, iterable in enumerate(iterables):
        advance = iter(iterable).__next__
        try:
            value = advance()
        except StopIteration:
            continue
        heap.append([value if key is None else key(value), order * direction, value, advance])
    fix(heap)
    while heap:
        entry = heap[0]
        yield entry[2]
        try:
            value = entry[3]()
        except StopIteration:
            last = heap.pop()
            if heap:
                heap[0] = last
                sink(heap, 0)
            continue
        entry[0] = value if key is None else key(value)
        entry[2] = value
        sink(heap, 0)


def nsmallest(n, iterable, key=None):
    """Return the n least items, sorted."""
    return _best(n, iterable, key, heapify_max, heapreplace_max, 1)


def nlargest(n, iterable, key=None):
    """Return the n greatest items, the greatest first."""
    return _best(n, iterable, key, heapify, heapreplace, -1)


def _best(n, iterable, key, fix, exchange, direction):
    it = iter(iterable)
    heap = [(item if key is None else key(item), i * direction, item) for i, item in zip(range(n), it)]
    if not heap:
        return []
    fix(heap)
    worst = heap[0][0]
    order = n * direction
    for item in it:
        k = item if key is None else key(item)
        if k < worst if direction > 0 else worst < k:
            exchange(heap, (k, order, item))
            worst = heap[0][0]
            order += direction
    heap.sort(reverse=direction < 0)
    return [item for _, _, item in heap]
