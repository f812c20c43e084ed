#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Writes unicode_data.c, the constant tables behind src/base/unicode.c, from Debian's package unicode-data.

usage: make_unicode.py OUT [--data DIR]

The layout is described in src/base/unicode_data.h.  Output depends on the data only, so builds are reproducible.
"""

import argparse
import bz2
import os
import re

LAST = 0x110000
# From here on records are kept as runs; unicode_data.h has the same.
LIMIT = 0x32400

CATEGORIES = ("Cn Lu Ll Lt Mn Mc Me Nd Nl No Zs Zl Zp Cc Cf Cs Co Lm Lo Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So").split()
BIDI = ["", "L", "LRE", "LRO", "R", "AL", "RLE", "RLO", "PDF", "EN", "ES", "ET", "AN", "CS", "NSM", "BN", "B", "S",
        "WS", "ON", "LRI", "RLI", "FSI", "PDI"]
WIDTHS = ["N", "A", "H", "W", "F", "Na"]

# Flags of a record; unicode_data.h has the same.
FLAGS = {"UPPER": 1, "LOWER": 2, "CASED": 4, "IGNORABLE": 8, "XID_START": 16, "XID_CONTINUE": 32, "DIGIT": 64,
         "NUMERIC": 128, "MIRRORED": 256, "SPACE": 512, "NOT_NFC": 1024, "NOT_NFKC": 2048}

# Bits of a code point that index the stages of the record and the case tables, beginning with the last.
STAGES = {"record": (("low", 3), ("middle", 2), ("upper", 3)), "case": (("low", 4), ("middle", 4))}


def read(path):
    """Yields the fields of each line, without comments."""
    opener = bz2.open if path.endswith(".bz2") else open
    with opener(path, "rt", encoding="utf-8") as file:
        for line in file:
            line = line.split("#")[0].strip()
            if line:
                yield [field.strip() for field in re.split("[;\t]", line)]


def span(text):
    first, _, last = text.partition("..")
    return range(int(first, 16), int(last or first, 16) + 1)


def codes(text):
    return [int(word, 16) for word in text.split()]


class Data:
    def __init__(self, where):
        self.where = where
        self.version = self.find_version()
        self.category = ["Cn"] * LAST
        self.bidi = [""] * LAST
        self.combining = [0] * LAST
        self.flags = [0] * LAST
        self.decomposition = {}  # code -> (tag or "", codes)
        self.numeric = {}  # code -> (numerator, denominator)
        self.simple = {}  # code -> [upper, lower, title]
        self.full = {}  # code -> {"upper": codes, ...}, only where it is not the simple mapping
        self.fold = {}
        self.width = ["N"] * LAST
        self.read_main()
        self.read_properties()
        self.read_case()
        self.read_numeric()

    def path(self, name):
        return os.path.join(self.where, name)

    def find_version(self):
        with open(self.path("DerivedCoreProperties.txt"), encoding="utf-8") as file:
            return re.search(r"-([0-9.]+)\.txt", file.readline()).group(1)

    def read_main(self):
        first = None
        for row in read(self.path("UnicodeData.txt")):
            code = int(row[0], 16)
            if row[1].endswith(", First>"):
                first = code
                continue
            for c in range(first if row[1].endswith(", Last>") else code, code + 1):
                self.read_row(c, row)

    def read_row(self, c, row):
        self.category[c] = row[2]
        self.combining[c] = int(row[3])
        self.bidi[c] = row[4]
        if row[5]:
            words = row[5].split()
            tag = words.pop(0) if words[0].startswith("<") else ""
            self.decomposition[c] = (tag, [int(word, 16) for word in words])
        if row[7]:
            self.flags[c] |= FLAGS["DIGIT"]
        if row[8]:
            top, _, bottom = row[8].partition("/")
            self.numeric[c] = (int(top), int(bottom or 1))
        if row[9] == "Y":
            self.flags[c] |= FLAGS["MIRRORED"]
        if row[4] in ("WS", "B", "S") or row[2] == "Zs":
            self.flags[c] |= FLAGS["SPACE"]
        if row[12] or row[13] or row[14]:
            upper = int(row[12] or row[0], 16)
            lower = int(row[13] or row[0], 16)
            title = int(row[14], 16) if row[14] else upper
            self.simple[c] = [upper, lower, title]

    def read_properties(self):
        names = {"Uppercase": "UPPER", "Lowercase": "LOWER", "Cased": "CASED", "Case_Ignorable": "IGNORABLE",
                 "XID_Start": "XID_START", "XID_Continue": "XID_CONTINUE"}
        for row in read(self.path("DerivedCoreProperties.txt")):
            if row[1] in names:
                for c in span(row[0]):
                    self.flags[c] |= FLAGS[names[row[1]]]
        self.excluded = set()
        for row in read(self.path("DerivedNormalizationProps.txt")):
            if row[1] == "Full_Composition_Exclusion":
                self.excluded.update(span(row[0]))
            elif row[1] in ("NFC_QC", "NFKC_QC"):
                for c in span(row[0]):
                    self.flags[c] |= FLAGS["NOT_" + row[1][:-3]]
        for row in read(self.path("EastAsianWidth.txt")):
            for c in span(row[0]):
                self.width[c] = row[1]
        for c in range(LAST):  # CPython says "N" of everything unassigned
            if self.category[c] == "Cn":
                self.width[c] = "N"

    def read_case(self):
        for row in read(self.path("SpecialCasing.txt")):
            if len(row) > 5 or (len(row) > 4 and row[4]):
                continue  # conditional: the final sigma is in the code, the rest depends on the language
            c = int(row[0], 16)
            simple = self.simple.get(c, [c, c, c])
            for name, text, plain in (("lower", row[1], simple[1]), ("title", row[2], simple[2]),
                                      ("upper", row[3], simple[0])):
                if codes(text) != [plain]:
                    self.full.setdefault(c, {})[name] = codes(text)
        for row in read(self.path("CaseFolding.txt")):
            c = int(row[0], 16)
            if row[1] == "C":
                self.fold[c] = int(row[2], 16)
            elif row[1] == "F":
                self.full.setdefault(c, {})["fold"] = codes(row[2])

    def read_numeric(self):
        for row in read(self.path("Unihan_NumericValues.txt.bz2")):
            if row[1] in ("kAccountingNumeric", "kOtherNumeric", "kPrimaryNumeric"):
                self.numeric[int(row[0][2:], 16)] = (int(row[2].replace(",", "").split()[0]), 1)
        for c in self.numeric:
            self.flags[c] |= FLAGS["NUMERIC"]


class Writer:
    def __init__(self):
        self.lines = []
        self.bytes = 0

    def line(self, text=""):
        self.lines.append(text)

    def array(self, name, values, size, kind=None, text=None):
        """An array of unsigned integers of this many bytes (or of structs, given as texts)."""
        kind = kind or {1: "uint8_t", 2: "uint16_t", 4: "uint32_t"}[size]
        self.bytes += size * len(values)
        self.line()
        self.line("const %s %s[%d] = {" % (kind, name, len(values)))
        row = "\t"
        for value in values:
            item = (text(value) if text else str(value)) + ", "
            if len(row) + len(item) > 112:
                self.line(row.rstrip())
                row = "\t"
            row += item
        self.line(row.rstrip())
        self.line("};")


def blocks(values, size, known):
    """Cuts values into blocks, keeps each once; returns the indices and the blocks run together."""
    indices = []
    for at in range(0, len(values), size):
        block = tuple(values[at:at + size])
        indices.append(known.setdefault(block, len(known)))
    return indices, [value for block in known for value in block]


def stages(out, name, values):
    """Tables name_top, ..., name_low: each names a block of the next, the last a value.  What is past the top stage has
    the value of its last entry.  Returns the length of the top stage."""
    assert max(values) < 256
    for stage, bits in STAGES[name]:
        assert len(values) % (1 << bits) == 0
        values, table = blocks(values, 1 << bits, {})
        out.array("bb_unicode_data_%s_%s" % (name, stage), table,
                  2 if name == "record" and stage in ("middle", "upper") else 1)
        assert max(table) < (65536 if name == "record" and stage in ("middle", "upper") else 256)
    while len(values) > 1 and values[-1] == values[-2]:
        values.pop()
    assert max(values) < 256
    out.array("bb_unicode_data_%s_top" % name, values, 1)
    return len(values)


def share(sequences):
    """One sequence in which each of the given ones is found; with their offsets."""
    whole = []
    offset = {}
    for text in sorted(set(sequences), key=lambda t: (-len(t), t)):
        n = len(text)
        for at in range(len(whole) - n + 1):
            if tuple(whole[at:at + n]) == text:
                break
        else:
            overlap = next(k for k in range(n, -1, -1) if k == 0 or tuple(whole[-k:]) == text[:k])
            at = len(whole) - overlap
            whole += text[overlap:]
        offset[text] = at
    return whole, offset


def write_records(out, data):
    known = {}
    values = []
    for c in range(LAST):
        record = (CATEGORIES.index(data.category[c]), data.combining[c], BIDI.index(data.bidi[c]), data.flags[c])
        values.append(known.setdefault(record, len(known)))
    out.array("bb_unicode_data_records", list(known), 6, kind="BbUnicodeRecord",
              text=lambda r: "{%d, %d, %d, %d}" % (r[3], r[0], r[1], r[2]))
    tail = [(c, values[c]) for c in range(LIMIT, LAST) if c == LIMIT or values[c] != values[c - 1]]
    out.array("bb_unicode_data_tail", [c << 8 | record for c, record in tail], 4)
    stages(out, "record", values[:LIMIT])
    return len(tail)


def write_case(out, data):
    known = {(0, 0, 0, 0, 0): 0}
    values = []
    for c in range(LAST):
        upper, lower, title = data.simple.get(c, (c, c, c))
        fold = data.fold.get(c, c)
        deltas = (upper - c, lower - c, title - c, fold - c, int(c in data.full))
        values.append(known.setdefault(deltas, len(known)))
    deltas = sorted({delta for case in known for delta in case[:4]})
    assert len(deltas) < 256
    out.array("bb_unicode_data_deltas", deltas, 4, kind="int32_t")
    out.array("bb_unicode_data_cases", list(known), 5, kind="BbUnicodeCase",
              text=lambda r: "{%d, %d, %d, %d, %d}" % (*(deltas.index(x) for x in r[:4]), r[4]))
    top = stages(out, "case", values)

    def special(item):
        code, maps = item
        parts = []
        for name in ("upper", "lower", "title", "fold"):
            to = maps.get(name, [])
            assert len(to) <= 3 and all(x < 65536 for x in to) and code < 65536
            parts.append("{%s}" % ", ".join(str(x) for x in to + [0] * (3 - len(to))))
        return "{%d, {%s}}" % (code, ", ".join(parts))

    full = sorted(data.full.items())
    out.array("bb_unicode_data_specials", full, 26, kind="BbUnicodeSpecial", text=special)
    return top, len(full)


def write_numeric(out, data):
    values = sorted(set(data.numeric.values()), key=lambda v: (v[1], v[0]))
    index = {value: i for i, value in enumerate(values)}
    assert len(values) < 256
    runs = []
    for code in sorted(data.numeric):
        i = index[data.numeric[code]]
        if runs:
            first, count, start, step = runs[-1]
            if code == first + count and count < 255:
                if count == 1 and i - start in (0, 1):
                    runs[-1] = (first, 2, start, i - start)
                    continue
                if count > 1 and i == start + count * step:
                    runs[-1] = (first, count + 1, start, step)
                    continue
        runs.append((code, 1, index[data.numeric[code]], 0))

    def number(value):
        top, bottom = value
        zeros = 0
        while abs(top) >= 10 ** 6:
            assert top % 10 == 0
            top //= 10
            zeros += 1
        return "{%d, %d, %d}" % (top, bottom, zeros)

    out.array("bb_unicode_data_numbers", values, 8, kind="BbUnicodeNumber", text=number)
    out.array("bb_unicode_data_numeric", [r[0] << 9 | r[3] << 8 | r[2] for r in runs], 4)
    out.array("bb_unicode_data_numeric_count", [r[1] for r in runs], 1)
    return len(runs)


def write_widths(out, data):
    runs = []
    for c in range(LAST):
        if not runs or runs[-1][1] != data.width[c]:
            runs.append((c, data.width[c]))
    out.array("bb_unicode_data_widths", [c << 3 | WIDTHS.index(w) for c, w in runs], 4)
    return len(runs)


def units(c):
    """UTF-16."""
    if c < 0x10000:
        return [c]
    c -= 0x10000
    return [0xd800 | c >> 10, 0xdc00 | (c & 0x3ff)]


def write_decompositions(out, data):
    tags = sorted({tag for tag, _ in data.decomposition.values()})
    shapes = {}
    groups, group_index = [], []
    for group in range((max(data.decomposition) >> 5) + 1):
        members = [c for c in range(group << 5, (group + 1) << 5) if c in data.decomposition]
        heads, pool = [], []
        for c in members:
            tag, to = data.decomposition[c]
            text = [unit for x in to for unit in units(x)]
            heads.append(shapes.setdefault((tags.index(tag), len(text)), len(shapes)))
            pool += text
        if members:
            groups.append((sum(1 << (c & 31) for c in members), tuple(heads), tuple(pool)))
        group_index.append(len(groups) if members else 0)
    heads, head_offset = share([group[1] for group in groups])
    pool, pool_offset = share([group[2] for group in groups])
    groups = [(bits, head_offset[head], pool_offset[text]) for bits, head, text in groups]
    assert len(shapes) < 256 and len(pool) < 65536
    out.array("bb_unicode_data_shapes", list(shapes), 2, kind="BbUnicodeShape", text=lambda s: "{%d, %d}" % s)
    out.array("bb_unicode_data_heads", heads, 1)
    out.array("bb_unicode_data_pool", pool, 2)
    out.array("bb_unicode_data_groups", groups, 8, kind="BbUnicodeGroup", text=lambda g: "{%du, %d, %d}" % g)
    # Groups come in order, so a two-stage index is enough: blocks of 16 groups.
    size = 16
    group_index += [0] * (-len(group_index) % size)
    top, low = blocks(group_index, size, {})
    out.array("bb_unicode_data_group_low", low, 2)
    out.array("bb_unicode_data_group_top", top, 1)
    assert max(top) < 256
    out.line()
    out.line("const char *const bb_unicode_data_tags[%d] = {" % len(tags))
    out.line("\t" + ", ".join('"%s"' % tag if tag else "NULL" for tag in tags))
    out.line("};")
    return len(top)


def write_compositions(out, data):
    pairs = []
    for c, (tag, to) in data.decomposition.items():
        if not tag and len(to) == 2 and c not in data.excluded:
            pairs.append((to[0], to[1], c))
    small = sorted((second, first, c) for first, second, c in pairs if c < 65536)
    large = sorted(pair for pair in pairs if pair[2] >= 65536)
    assert max(max(pair) for pair in small) < 65536
    seconds = {}
    for at, pair in enumerate(small):
        seconds.setdefault(pair[0], at)
    out.array("bb_unicode_data_seconds", [*seconds.items(), (65535, len(small))], 4, kind="BbUnicodeSecond",
              text=lambda s: "{%d, %d}" % s)
    out.array("bb_unicode_data_pairs", small, 4, kind="BbUnicodePair", text=lambda p: "{%d, %d}" % p[1:])
    out.array("bb_unicode_data_long_pairs", large, 12, kind="BbUnicodeLongPair", text=lambda p: "{%d, %d, %d}" % p)
    return len(seconds), len(large)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("out")
    parser.add_argument("--data", default="/usr/share/unicode")
    parser.add_argument("--verbose", action="store_true")
    arguments = parser.parse_args()
    data = Data(arguments.data)
    out = Writer()
    out.line("/* SPDX-License-Identifier: MIT */")
    out.line("/*")
    out.line(" * Made by tools/make_unicode.py from the Unicode Character Database %s: do not edit." % data.version)
    out.line(" * (The data is Copyright 1991-2022 Unicode, Inc., under https://www.unicode.org/license.txt.)")
    out.line(" *")
    out.line(" * Constant tables; see unicode_data.h.  Never written, so any thread may read them.")
    out.line(" */")
    out.line('#include "base/unicode_data.h"')
    out.line()
    out.line('const char bb_unicode_data_version[] = "%s";' % data.version)
    sizes = {}
    sizes["TAIL"] = write_records(out, data)
    sizes["CASE_TOP"], sizes["SPECIALS"] = write_case(out, data)
    sizes["NUMERIC"] = write_numeric(out, data)
    sizes["WIDTHS"] = write_widths(out, data)
    sizes["GROUP_TOP"] = write_decompositions(out, data)
    sizes["SECONDS"], sizes["LONG_PAIRS"] = write_compositions(out, data)
    out.line()
    out.line("const BbUnicodeSizes bb_unicode_data_sizes = {")
    for name, value in sizes.items():
        out.line("\t.%s = %d," % (name.lower(), value))
    out.line("};")
    temporary = arguments.out + ".tmp"
    with open(temporary, "w", encoding="ascii") as file:
        file.write("\n".join(out.lines) + "\n")
    os.replace(temporary, arguments.out)
    if arguments.verbose:
        print("Unicode %s: %d bytes of tables" % (data.version, out.bytes), sizes)


if __name__ == "__main__":
    main()
