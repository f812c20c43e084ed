#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""make_uf2.py ELF UF2: what the RP2040's boot ROM wants of a linked firmware.

Writes the checksum of the second-stage boot (section .boot2) into ELF, and all that is loaded into flash as a file that is
copied to the drive that the ROM shows on USB.
"""

import struct
import sys

BOOT2_SIZE = 256
FLASH = 0x10000000

UF2_BEGIN = 0x0A324655, 0x9E5D5157
UF2_END = 0x0AB16F30
UF2_HAS_FAMILY = 0x2000
FAMILY_RP2040 = 0xE48BFF56
PAYLOAD, ROOM = 256, 476

PT_LOAD = 1


def checksum(data):
    """CRC-32 as the ROM has it: from the top bit down, not inverted at the end."""
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte << 24
        for _ in range(8):
            crc = (crc << 1 ^ 0x04C11DB7 if crc & 0x80000000 else crc << 1) & 0xFFFFFFFF
    return crc


def seal(boot2):
    """The second-stage boot, as long as it has to be, with its checksum."""
    code = boot2[: BOOT2_SIZE - 4]
    if any(boot2[BOOT2_SIZE - 4 :]):
        raise ValueError("the second-stage boot is too long")
    code = code.ljust(BOOT2_SIZE - 4, b"\0")
    return code + struct.pack("<I", checksum(code))


def segments(elf):
    """(file offset, address in flash, bytes) of all that is loaded."""
    start, = struct.unpack_from("<I", elf, 28)
    size, count = struct.unpack_from("<HH", elf, 42)
    for i in range(count):
        kind, offset, _, address, length = struct.unpack_from("<5I", elf, start + i * size)
        if kind == PT_LOAD and length:
            yield offset, address, length


def image_of(elf):
    """What is in flash, from its beginning."""
    image = bytearray()
    for offset, address, length in sorted(segments(elf), key=lambda segment: segment[1]):
        at = address - FLASH
        image.extend(b"\xff" * (at - len(image)))
        image[at : at + length] = elf[offset : offset + length]
    return bytes(image)


def uf2_of(image):
    """The file's blocks: a page of flash each."""
    count = -(-len(image) // PAYLOAD)
    blocks = []
    for i in range(count):
        page = image[i * PAYLOAD : (i + 1) * PAYLOAD].ljust(PAYLOAD, b"\xff")
        head = struct.pack("<8I", *UF2_BEGIN, UF2_HAS_FAMILY, FLASH + i * PAYLOAD, PAYLOAD, i, count, FAMILY_RP2040)
        blocks.append(head + page.ljust(ROOM, b"\0") + struct.pack("<I", UF2_END))
    return b"".join(blocks)


def main(elf_path, uf2_path):
    with open(elf_path, "rb") as file:
        elf = bytearray(file.read())
    offset = next((offset for offset, address, _ in segments(elf) if address == FLASH), None)
    if offset is None:
        sys.exit(f"make_uf2: {elf_path} has nothing at the beginning of the flash")
    elf[offset + BOOT2_SIZE - 4 : offset + BOOT2_SIZE] = bytes(4)  # made before
    elf[offset : offset + BOOT2_SIZE] = seal(bytes(elf[offset : offset + BOOT2_SIZE]))
    with open(elf_path, "wb") as file:
        file.write(elf)
    with open(uf2_path, "wb") as file:
        file.write(uf2_of(image_of(elf)))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
