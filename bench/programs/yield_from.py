# SPDX-License-Identifier: MIT
"""Walks trees by generators that delegate with `yield from', and flattens nested lists."""


class Node:
    def __init__(self, key):
        self.key = key
        self.left = None
        self.right = None

    def insert(self, key):
        node = self
        while True:
            if key < node.key:
                if node.left is None:
                    node.left = Node(key)
                    return
                node = node.left
            else:
                if node.right is None:
                    node.right = Node(key)
                    return
                node = node.right

    def __iter__(self):
        if self.left is not None:
            yield from self.left
        yield self.key
        if self.right is not None:
            yield from self.right


def preorder(node):
    if node:
        yield node.key
        yield from preorder(node.left)
        yield from preorder(node.right)


def flatten(items):
    for item in items:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item


def nested(depth):
    if depth == 0:
        return [0]
    return [depth, nested(depth - 1), [depth], nested(depth - 1)]


def averager():
    total = count = 0
    while True:
        value = yield
        if value is None:
            return total / count
        total += value
        count += 1


def delegate(results):
    while True:
        results.append((yield from averager()))


def main():
    n = 40009
    root = Node(n // 2)
    key = 1
    keys = {n // 2}
    for _ in range(n - 1):
        key = key * 7 % n
        if key not in keys:
            keys.add(key)
            root.insert(key)
    for _ in range(3):
        assert list(root) == sorted(keys)
        assert sum(preorder(root)) == sum(keys)

    flat = list(flatten(nested(16)))
    assert sum(flat) == sum(2 * d * 2 ** (16 - d) for d in range(1, 17))

    results = []
    average = delegate(results)
    next(average)
    for i in range(700):
        for j in range(700):
            average.send(i + j)
        average.send(None)
    assert results == [i + 349.5 for i in range(700)]
    print(len(keys), len(flat), len(results))


main()
