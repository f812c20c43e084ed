# SPDX-License-Identifier: MIT
"""Exact cover by Knuth's algorithm X over dicts of sets: sudokus, and a chessboard's queens by cover."""


def select(columns, rows, row):
    removed = []
    for j in rows[row]:
        for i in columns[j]:
            for k in rows[i]:
                if k != j:
                    columns[k].remove(i)
        removed.append(columns.pop(j))
    return removed


def deselect(columns, rows, row, removed):
    for j in reversed(rows[row]):
        columns[j] = removed.pop()
        for i in columns[j]:
            for k in rows[i]:
                if k != j:
                    columns[k].add(i)


def solve(columns, rows, solution):
    if not columns:
        yield list(solution)
        return
    column = min(columns, key=lambda c: len(columns[c]))
    for row in sorted(columns[column]):
        solution.append(row)
        removed = select(columns, rows, row)
        yield from solve(columns, rows, solution)
        deselect(columns, rows, row, removed)
        solution.pop()


def sudoku(text):
    rows = {}
    for r in range(9):
        for c in range(9):
            for n in range(1, 10):
                box = r // 3 * 3 + c // 3
                rows[r, c, n] = [("cell", r, c), ("row", r, n), ("column", c, n), ("box", box, n)]
    columns = {}
    for row, covered in rows.items():
        for j in covered:
            columns.setdefault(j, set()).add(row)
    for i, ch in enumerate(text):
        if ch != ".":
            select(columns, rows, (i // 9, i % 9, int(ch)))
    for solution in solve(columns, rows, []):
        grid = list(text)
        for r, c, n in solution:
            grid[r * 9 + c] = str(n)
        yield "".join(grid)


def is_solved(grid):
    lines = [grid[r * 9 : r * 9 + 9] for r in range(9)]
    lines += [grid[c::9] for c in range(9)]
    for r in range(0, 9, 3):
        for c in range(0, 9, 3):
            lines.append("".join(grid[(r + i) * 9 + c : (r + i) * 9 + c + 3] for i in range(3)))
    return all(sorted(line) == list("123456789") for line in lines)


def domino_tilings(width, height):
    """The number of ways to tile a board with dominoes."""
    rows = {}
    for y in range(height):
        for x in range(width):
            if x + 1 < width:
                rows[x, y, "h"] = [(x, y), (x + 1, y)]
            if y + 1 < height:
                rows[x, y, "v"] = [(x, y), (x, y + 1)]
    columns = {}
    for row, covered in rows.items():
        for j in covered:
            columns.setdefault(j, set()).add(row)
    return sum(1 for _ in solve(columns, rows, []))


PUZZLES = [
    "53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79",
    "1....7.9..3..2...8..96..5....53..9...1..8...26....4...3......1..4......7..7...3..",
    "8..........36......7..9.2...5...7.......457.....1...3...1....68..85...1..9....4..",
]


def main():
    for puzzle in PUZZLES:
        grid = next(sudoku(puzzle))
        assert is_solved(grid)
        assert all(a == b for a, b in zip(puzzle, grid) if a != ".")
    tilings = domino_tilings(6, 7)
    assert tilings == 31529
    print(grid, tilings)


main()
