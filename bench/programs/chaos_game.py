# SPDX-License-Identifier: MIT
"""The chaos game: a point jumps a part of the way to a random corner; the corners are points of a class."""


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def towards(self, other, part):
        return Point(self.x + (other.x - self.x) * part, self.y + (other.y - self.y) * part)


class Random:
    """A linear congruential generator, the same everywhere."""

    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 1103515245 + 12345) & 0x7FFFFFFF
        return (self.state >> 16) % n


class Picture:
    def __init__(self, width, height):
        self.width = width
        self.height = height
        self.rows = [[0] * width for _ in range(height)]

    def plot(self, point):
        x = int(point.x * (self.width - 1))
        y = int(point.y * (self.height - 1))
        self.rows[y][x] += 1

    def filled(self):
        return sum(1 for row in self.rows for cell in row if cell)


def play(corners, part, jumps, seed):
    random = Random(seed)
    picture = Picture(128, 128)
    point = Point(0.5, 0.5)
    count = len(corners)
    for _ in range(jumps):
        point = point.towards(corners[random.below(count)], part)
        picture.plot(point)
    return picture


def main():
    triangle = [Point(0.0, 0.0), Point(1.0, 0.0), Point(0.5, 1.0)]
    square = [Point(0.0, 0.0), Point(1.0, 0.0), Point(0.0, 1.0), Point(1.0, 1.0)]
    first = play(triangle, 0.5, 600000, 42)
    second = play(square, 0.6, 450000, 7)
    assert sum(map(sum, first.rows)) == 600000
    print(first.filled(), second.filled())
    assert (first.filled(), second.filled()) == EXPECTED


EXPECTED = (3555, 4359)
main()
