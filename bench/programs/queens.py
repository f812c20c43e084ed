# SPDX-License-Identifier: MIT
"""The n queens, with generators: one that permutes, and one that backtracks."""


def permutations(items, length):
    pool = tuple(items)
    n = len(pool)
    indices = list(range(n))
    cycles = list(range(n, n - length, -1))
    yield tuple(pool[i] for i in indices[:length])
    while n:
        for i in reversed(range(length)):
            cycles[i] -= 1
            if cycles[i] == 0:
                indices[i:] = indices[i + 1 :] + indices[i : i + 1]
                cycles[i] = n - i
            else:
                j = cycles[i]
                indices[i], indices[-j] = indices[-j], indices[i]
                yield tuple(pool[k] for k in indices[:length])
                break
        else:
            return


def by_permutation(n):
    columns = range(n)
    for board in permutations(columns, n):
        if n == len(set(board[i] + i for i in columns)) == len(set(board[i] - i for i in columns)):
            yield board


def by_backtracking(n, board=()):
    row = len(board)
    if row == n:
        yield board
        return
    for column in range(n):
        if all(column != c and abs(column - c) != row - r for r, c in enumerate(board)):
            for solution in by_backtracking(n, board + (column,)):
                yield solution


def main():
    one = list(by_permutation(9))
    two = list(by_backtracking(9))
    assert sorted(one) == sorted(two)
    assert len(one) == 352
    print(len(one), one[0])


main()
