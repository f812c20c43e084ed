# SPDX-License-Identifier: MIT
"""Dict-heavy code: counting, inverting, caching, graphs as dicts of dicts, keys of several kinds."""


def collatz(limit):
    """The longest Collatz chain below a limit, with a dict as cache."""
    lengths = {1: 1}
    best = (1, 1)
    for start in range(2, limit):
        n = start
        path = []
        while n not in lengths:
            path.append(n)
            n = n // 2 if n % 2 == 0 else 3 * n + 1
        length = lengths[n]
        for n in reversed(path):
            length += 1
            lengths[n] = length
        if lengths[start] > best[0]:
            best = (lengths[start], start)
    return best


def anagrams(n):
    groups = {}
    for i in range(n):
        word = "%x" % (i * 2654435761 & 0xFFFFF)
        groups.setdefault("".join(sorted(word)), []).append(word)
    return groups


def shortest_paths(size):
    """Breadth-first over a grid with walls; nodes are tuples."""
    graph = {}
    for y in range(size):
        for x in range(size):
            if x * y % 7 != 3:
                graph[x, y] = {}
    for (x, y), edges in graph.items():
        for neighbour in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
            if neighbour in graph:
                edges[neighbour] = 1
    distance = {(0, 0): 0}
    frontier = [(0, 0)]
    while frontier:
        following = []
        for node in frontier:
            d = distance[node]
            for neighbour, cost in graph[node].items():
                if neighbour not in distance:
                    distance[neighbour] = d + cost
                    following.append(neighbour)
        frontier = following
    return distance


def churn(rounds):
    """A dict as a sliding window: keys come and go."""
    window = {}
    evicted = 0
    for i in range(rounds):
        window[i] = i * i
        if len(window) > 1000:
            del window[i - 1000]
            evicted += 1
        if i % 3 == 0:
            window[i] += 1
    return window, evicted


def main():
    assert collatz(100000) == (351, 77031)
    groups = anagrams(120000)
    assert sum(map(len, groups.values())) == 120000
    inverse = {word: key for key, words in groups.items() for word in words}
    assert all(inverse[word] == key for key, words in groups.items() for word in words)
    distance = shortest_paths(180)
    assert distance[179, 0] == 179
    window, evicted = churn(400000)
    assert len(window) == 1000 and evicted == 399000
    assert sum(window) == sum(range(399000, 400000))
    print(len(groups), len(distance))


main()
