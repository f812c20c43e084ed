#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Writes the library module of 8-bit encodings: make_charmaps.py OUTPUT

Each table is the characters of the bytes 128 to 255 (or, where the lower half differs, of all), U+FFFE where there is none.  They are read
off the codecs of the Python that runs this.
"""

import codecs
import sys

NAMES = [
    *(f"cp{n}" for n in (437, 737, 775, 850, 852, 855, 857, 858, 860, 861, 862, 863, 864, 865, 866, 869, 874, 875)),
    *(f"cp{n}" for n in (1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258)),
    *(f"iso8859-{n}" for n in (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16)),
    "koi8-r",
    "koi8-u",
    "mac-roman",
    *(f"cp{n}" for n in ("037", 273, 424, 500, 1026, 1140)),
]

ALIASES = {
    "latin2": "iso8859-2", "latin3": "iso8859-3", "latin4": "iso8859-4", "cyrillic": "iso8859-5", "arabic": "iso8859-6",
    "greek": "iso8859-7", "hebrew": "iso8859-8", "latin5": "iso8859-9", "latin6": "iso8859-10", "thai": "iso8859-11",
    "latin7": "iso8859-13", "latin8": "iso8859-14", "latin9": "iso8859-15", "latin10": "iso8859-16", "macroman": "mac-roman",
    "macintosh": "mac-roman", "ibm437": "cp437", "ibm850": "cp850", "ibm852": "cp852", "ibm866": "cp866", "ibm037": "cp037",
}

HEAD = '''# SPDX-License-Identifier: MIT
"""Tables of 8-bit encodings, made by tools/make_charmaps.py."""

_ALIASES = %s


def find(name):
    """(name, characters of all bytes) for an encoding by any of its usual names, or None."""
    key = name.replace('_', '').replace('-', '')
    for prefix, full in (('windows', 'cp'), ('iso8859', 'iso8859'), ('l', 'latin')):
        if key.startswith(prefix) and key[len(prefix):].isdigit():
            key = full + key[len(prefix):]
    name = _ALIASES.get(key, key)
    if name.startswith('iso8859') and name[7:].isdigit():
        name = 'iso8859-' + name[7:]
    name = {'koi8r': 'koi8-r', 'koi8u': 'koi8-u', 'macroman': 'mac-roman'}.get(name, name)
    table = _TABLES.get(name)
    if table is None:
        return None
    if len(table) == 128:
        table = ''.join(map(chr, range(128))) + table
    return name, table


_TABLES = {
'''


def table(name):
    decode = codecs.lookup(name).decode
    chars = []
    for byte in range(256):
        try:
            chars.append(decode(bytes([byte]))[0])
        except UnicodeDecodeError:
            chars.append("\ufffe")
    text = "".join(chars)
    return text[128:] if text[:128] == bytes(range(128)).decode("ascii") else text


def main(output):
    with open(output, "w", encoding="utf-8") as file:
        file.write(HEAD % ALIASES)
        for name in NAMES:
            file.write(f"    {name!r}: {table(name)!r},\n")
        file.write("}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
