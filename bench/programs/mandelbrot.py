# SPDX-License-Identifier: MIT
"""The Mandelbrot set, once with pairs of floats and once with complex numbers, on the same grid."""


def with_floats(width, height, limit):
    rows = []
    for row in range(height):
        ci = 2.0 * row / height - 1.0
        line = []
        for column in range(width):
            cr = 3.0 * column / width - 2.0
            x = y = x2 = y2 = 0.0
            n = 0
            while n < limit and x2 + y2 <= 4.0:
                y = 2.0 * x * y + ci
                x = x2 - y2 + cr
                x2 = x * x
                y2 = y * y
                n += 1
            line.append(n)
        rows.append(line)
    return rows


def with_complex(width, height, limit):
    rows = []
    for row in range(height):
        ci = 2.0 * row / height - 1.0
        line = []
        for column in range(width):
            c = complex(3.0 * column / width - 2.0, ci)
            z = 0j
            for n in range(limit):
                if abs(z) > 2.0:
                    break
                z = z * z + c
            else:
                n = limit
            line.append(n)
        rows.append(line)
    return rows


def main():
    limit = 100
    rows = with_floats(480, 320, limit)
    inside = sum(line.count(limit) for line in rows)
    area = inside * 6.0 / (480 * 320)
    assert 1.48 < area < 1.62, area
    for y in range(1, 160):
        assert rows[y] == rows[320 - y]
    other = with_complex(240, 160, limit)
    different = sum(1 for y in range(160) for x in range(240) if other[y][x] != rows[2 * y][2 * x])
    assert different <= 4
    print(inside, "%.3f" % area)


main()
