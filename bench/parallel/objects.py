# SPDX-License-Identifier: MIT
"""Allocation of objects: small trees of instances, built and walked."""

import split


class Node:
    def __init__(self, left, right):
        self.left = left
        self.right = right

    def count(self):
        return 1 + (self.left.count() + self.right.count() if self.left else 0)


def tree(depth):
    if depth == 0:
        return Node(None, None)
    return Node(tree(depth - 1), tree(depth - 1))


def job(part):
    return sum(tree(9).count() for _ in range(40))


split.run(job, 160)
