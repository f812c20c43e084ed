#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Tests of tools/make_uf2.py: checksum and place of the second-stage boot, the blocks of the file; and if the RP2040's
firmware has been built, that what was built is so."""

import os
import struct
import sys
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "tools"))
sys.dont_write_bytecode = True

import make_uf2

BUILT = os.path.join(ROOT, "build", "rp2040")


def crc_by_table(data):
    """CRC-32/MPEG-2 in another way than the tool has it: a byte at a time."""
    table = []
    for byte in range(256):
        crc = byte << 24
        for _ in range(8):
            crc = (crc * 2 ^ (0x04C11DB7 if crc >> 31 else 0)) % (1 << 32)
        table.append(crc)
    crc = 0xFFFFFFFF
    for byte in data:
        crc = (crc << 8) % (1 << 32) ^ table[crc >> 24 ^ byte]
    return crc


def elf_of(*segments):
    """A file with nothing but what is loaded: (address, bytes)."""
    head, at = bytearray(52), 52 + 32 * len(segments)
    struct.pack_into("<I", head, 28, 52)
    struct.pack_into("<HH", head, 42, 32, len(segments))
    table, data = bytearray(), bytearray()
    for address, content in segments:
        table += struct.pack("<8I", 1, at + len(data), address, address, len(content), len(content), 5, 1)
        data += content
    return bytes(head + table + data)


def blocks_of(uf2):
    """(address, payload) of each block; checks what is the same in all."""
    count = len(uf2) // 512
    for i in range(count):
        block = uf2[512 * i : 512 * (i + 1)]
        begin, begin2, flags, address, size, number, total, family = struct.unpack_from("<8I", block)
        end, = struct.unpack_from("<I", block, 508)
        assert (begin, begin2, end) == (0x0A324655, 0x9E5D5157, 0x0AB16F30), "magic numbers"
        assert flags == 0x2000 and family == 0xE48BFF56, "the family is the RP2040's"
        assert (size, number, total) == (256, i, count), "pages in order"
        yield address, block[32 : 32 + size]


class Checksum(unittest.TestCase):
    def test_known(self):
        self.assertEqual(make_uf2.checksum(b"123456789"), 0x0376E6E7)
        self.assertEqual(make_uf2.checksum(b""), 0xFFFFFFFF)

    def test_sealed(self):
        boot2 = make_uf2.seal(b"\x01\x02\x03")
        self.assertEqual(len(boot2), 256)
        self.assertEqual(boot2[:4], b"\x01\x02\x03\0")
        self.assertEqual(struct.unpack("<I", boot2[252:])[0], crc_by_table(boot2[:252]))

    def test_too_long(self):
        with self.assertRaises(ValueError):
            make_uf2.seal(bytes(252) + b"\1")


class Files(unittest.TestCase):
    def make(self, *segments):
        with tempfile.TemporaryDirectory() as folder:
            elf, uf2 = os.path.join(folder, "a.elf"), os.path.join(folder, "a.uf2")
            with open(elf, "wb") as file:
                file.write(elf_of(*segments))
            make_uf2.main(elf, uf2)
            make_uf2.main(elf, uf2)  # the second time changes nothing
            with open(elf, "rb") as file, open(uf2, "rb") as second:
                return file.read(), list(blocks_of(second.read()))

    def test_pages(self):
        code = bytes(range(256)) + b"end"
        elf, blocks = self.make((0x10000000, b"boot" + bytes(252)), (0x10000100, code))
        self.assertEqual([address for address, _ in blocks], [0x10000000, 0x10000100, 0x10000200])
        boot2 = blocks[0][1]
        self.assertEqual(struct.unpack("<I", boot2[252:])[0], crc_by_table(boot2[:252]))
        self.assertIn(boot2, elf)
        self.assertEqual(blocks[1][1], code[:256])
        self.assertEqual(blocks[2][1], b"end" + b"\xff" * 253)

    def test_hole(self):
        _, blocks = self.make((0x10000200, b"data"), (0x10000000, bytes(256)))
        self.assertEqual([address & 0xFFF for address, _ in blocks], [0, 0x100, 0x200])
        self.assertEqual(blocks[1][1], b"\xff" * 256)

    def test_nothing_to_boot(self):
        with self.assertRaises(SystemExit):
            self.make((0x10000100, b"data"))


@unittest.skipUnless(os.path.exists(os.path.join(BUILT, "bobbin.uf2")), "the RP2040's firmware is not built")
class Built(unittest.TestCase):
    def test_firmware(self):
        with open(os.path.join(BUILT, "bobbin.uf2"), "rb") as uf2, open(os.path.join(BUILT, "bobbin.bin"), "rb") as image:
            flash, wanted = b"".join(page for _, page in blocks_of(uf2.read())), image.read()
        self.assertEqual(flash[: len(wanted)], wanted)
        self.assertEqual(struct.unpack_from("<I", flash, 252)[0], crc_by_table(flash[:252]))
        stack, reset = struct.unpack_from("<II", flash, 256)
        self.assertTrue(0x20000000 < stack <= 0x20042000)
        self.assertTrue(reset & 1 and 0x10000100 < reset < 0x10000000 + len(wanted))


if __name__ == "__main__":
    unittest.main()
