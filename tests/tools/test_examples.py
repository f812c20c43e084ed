#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""examples/demo.py: each example gives one result on one thread and on all, and the picture is a picture."""

import os
import re
import struct
import subprocess
import tempfile
import unittest
import zlib

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BOBBIN = os.path.join(ROOT, "build", "bobbin")


def chunks(data):
    """Kind and body of each chunk of a PNG, after a look at its checksum."""
    at = 8
    while at < len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        body = data[at + 8:at + 8 + size]
        (checksum,) = struct.unpack_from(">I", data, at + 8 + size)
        assert checksum == zlib.crc32(kind + body), kind
        yield kind, body
        at += 12 + size


class Demo(unittest.TestCase):
    def test_demo(self):
        with tempfile.TemporaryDirectory() as place:
            path = os.path.join(place, "picture.png")
            done = subprocess.run([BOBBIN, "examples/demo.py", path], cwd=ROOT, capture_output=True, text=True)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            times = re.findall(r"^(word count|Mandelbrot|search) +1 thread +\S+ s +\d+ threads +\S+ s +speed-up \S+", done.stdout, re.M)
            self.assertEqual(times, ["word count", "Mandelbrot", "search"])
            with open(path, "rb") as f:
                data = f.read()
        self.assertEqual(data[:8], b"\x89PNG\r\n\x1a\n")
        parts = dict(chunks(data))
        width, height, depth, colour = struct.unpack_from(">IIBB", parts[b"IHDR"])
        self.assertEqual((width, height, depth, colour), (900, 600, 8, 0))
        pixels = zlib.decompress(parts[b"IDAT"])
        self.assertEqual(len(pixels), (width + 1) * height)
        inside, outside = 450 + (width + 1) * 300, 1  # the middle, and the first of all
        self.assertEqual((pixels[inside], pixels[outside]), (0, 255 - 255 * 1 // 200))


unittest.main()
