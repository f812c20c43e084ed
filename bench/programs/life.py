# SPDX-License-Identifier: MIT
"""Conway's Game of Life on an unbounded board: the living are a set of tuples."""


def step(living):
    neighbours = {}
    for x, y in living:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    cell = (x + dx, y + dy)
                    neighbours[cell] = neighbours.get(cell, 0) + 1
    return {cell for cell, n in neighbours.items() if n == 3 or n == 2 and cell in living}


def parse(text):
    return {(x, y) for y, line in enumerate(text.split()) for x, ch in enumerate(line) if ch == "O"}


GLIDER = parse(".O. ..O OOO")
R_PENTOMINO = parse(".OO OO. .O.")


def main():
    board = GLIDER
    for _ in range(400):
        board = step(board)
    assert board == {(x + 100, y + 100) for x, y in GLIDER}

    # This one settles at generation 1103, with six gliders on their way; its mirror image does the same.
    board = R_PENTOMINO
    mirrored = {(y, x) for x, y in board}
    for _ in range(1103):
        board = step(board)
        mirrored = step(mirrored)
    assert len(board) == 116
    assert mirrored == {(y, x) for x, y in board}
    print(len(board))


main()
