# SPDX-License-Identifier: MIT
"""A picture of the Mandelbrot set, its rows computed by several threads and written as PNG."""

import sys

from parallel import spread

WIDTH, HEIGHT, DEPTH = 900, 600, 200


def row(y):
    """One row of pixels: how long each point resists, as a grey."""
    out = bytearray(WIDTH)
    ci = (y - HEIGHT / 2) / (HEIGHT / 2.4)
    for x in range(WIDTH):
        cr = (x - WIDTH * 0.68) / (HEIGHT / 2.4)
        zr = zi = 0.0
        n = 0
        while n < DEPTH:
            a = zr * zr
            b = zi * zi
            if a + b > 4.0:
                break
            zi = 2.0 * zr * zi + ci
            zr = a - b + cr
            n += 1
        out[x] = 255 - 255 * n // DEPTH
    return bytes(out)


def adler(data):
    a, b = 1, 0
    for byte in data:
        a = (a + byte) % 65521
        b = (b + a) % 65521
    return b << 16 | a


def crc_table():
    table = []
    for n in range(256):
        for _ in range(8):
            n = n >> 1 ^ 0xEDB88320 if n & 1 else n >> 1
        table.append(n)
    return table


CRC = crc_table()


def crc(data):
    c = 0xFFFFFFFF
    for byte in data:
        c = CRC[(c ^ byte) & 255] ^ c >> 8
    return c ^ 0xFFFFFFFF


def png(rows, width):
    """The bytes of a grey PNG, stored without compression."""
    raw = b''.join(b'\0' + r for r in rows)
    blocks = []
    for i in range(0, len(raw), 65535):
        part = raw[i:i + 65535]
        blocks.append(bytes([i + 65535 >= len(raw)]) + len(part).to_bytes(2, 'little') + (len(part) ^ 0xFFFF).to_bytes(2, 'little') + part)
    data = b'\x78\x01' + b''.join(blocks) + adler(raw).to_bytes(4, 'big')

    def chunk(kind, body):
        return len(body).to_bytes(4, 'big') + kind + body + crc(kind + body).to_bytes(4, 'big')

    header = width.to_bytes(4, 'big') + len(rows).to_bytes(4, 'big') + bytes([8, 0, 0, 0, 0])
    return b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', header) + chunk(b'IDAT', data) + chunk(b'IEND', b'')


def run(threads):
    rows = spread(row, list(range(HEIGHT)), threads)
    return f'{WIDTH}x{HEIGHT} pixels, sum {sum(map(sum, rows))}', rows


def save(rows, path):
    with open(path, 'wb') as file:
        file.write(png(rows, WIDTH))


if __name__ == '__main__':
    path = sys.argv[1] if len(sys.argv) > 1 else 'mandelbrot.png'
    text, rows = run(int(sys.argv[2]) if len(sys.argv) > 2 else 2)
    save(rows, path)
    print(text, path)
