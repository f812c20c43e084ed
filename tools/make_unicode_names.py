#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Writes unicode_names_data.c, the tables behind src/base/unicode_names.c, from Debian's package unicode-data.

usage: make_unicode_names.py OUT [--data DIR]

The layout is described in src/base/unicode_names_data.h.  Output depends on the data only.
"""

import argparse
import collections
import os
import re

# Names that end in their own code point, which the library makes by itself; unicode_names.c has them too.
OF_CODE = re.compile(r".*-[0-9A-F]{4,5}$")
# The ranges of which UnicodeData.txt gives only the ends; Hangul syllables are spelt out by unicode_names.c.
RULES = {"CJK Ideograph": "CJK UNIFIED IDEOGRAPH-", "Hangul Syllable": "HANGUL SYLLABLE "}
# Words with numbers below this take one byte, the others two.  unicode_names_data.h has the same.
SHORT = 192
WORD_STEP, NAME_STEP = 8, 16


def read(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            line = line.split("#")[0].strip()
            if line:
                yield [field.strip() for field in line.split(";")]


def read_names(where):
    """[(name, codes)]: characters in the order of their codes, then aliases and sequences.  And the spelt-out ranges
    [(first, last, prefix)]."""
    names, ranges = [], []
    for row in read(os.path.join(where, "UnicodeData.txt")):
        code, name = int(row[0], 16), row[1]
        if name.startswith("<"):
            kind, _, end = name[1:-1].partition(", ")
            rule = next((RULES[k] for k in RULES if kind.startswith(k)), None)
            if rule and end == "First":
                ranges.append([code, code, rule])
            elif rule:
                ranges[-1][1] = code
            continue  # surrogates, private characters and controls have no name
        if OF_CODE.match(name) and int(name.rsplit("-", 1)[1], 16) == code:
            prefix = name.rsplit("-", 1)[0] + "-"
            if ranges and ranges[-1][1] == code - 1 and ranges[-1][2] == prefix:
                ranges[-1][1] = code
            else:
                ranges.append([code, code, prefix])
        else:
            names.append((name, (code,)))
    count = len(names)
    for row in read(os.path.join(where, "NameAliases.txt")):
        names.append((row[1], (int(row[0], 16),)))
    for row in read(os.path.join(where, "NamedSequences.txt")):
        names.append((row[0], tuple(int(c, 16) for c in row[1].split())))
    return names, count, ranges


def words_of(name):
    """The words of a name; behind all but the last goes a space unless they end in "-" or in a space of their own."""
    words = re.findall(r"[^ -]+(?:- ?)?|- ?", name)
    assert "".join(w if w[-1] in "- " else w + " " for w in words).removesuffix(" ") == name
    return words


def array(lines, kind, name, values):
    lines.append("")
    lines.append("const %s %s[%d] = {" % (kind, name, len(values)))
    row = "\t"
    for value in values:
        item = "%s, " % value
        if len(row) + len(item) > 112:
            lines.append(row.rstrip())
            row = "\t"
        row += item
    lines += [row.rstrip(), "};"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("out")
    parser.add_argument("--data", default="/usr/share/unicode")
    arguments = parser.parse_args()
    names, count, ranges = read_names(arguments.data)

    uses = collections.Counter(word for name, _ in names for word in words_of(name))
    lexicon = sorted(uses, key=lambda word: (-uses[word], word))
    number = {word: i for i, word in enumerate(lexicon)}
    letters, word_places = [], []
    for i, word in enumerate(lexicon):
        if i % WORD_STEP == 0:
            word_places.append(len(letters))
        letters += [ord(c) for c in word[:-1]] + [ord(word[-1]) | 0x80]

    phrases, name_places = [], []
    for i, (name, _) in enumerate(names):
        if i % NAME_STEP == 0:
            name_places.append(len(phrases))
        start = len(phrases)
        phrases.append(0)
        for word in words_of(name):
            n = number[word]
            phrases += [n] if n < SHORT else [SHORT + (n - SHORT >> 8), n - SHORT & 255]
        phrases[start] = len(phrases) - start - 1
        assert len(phrases) - start < 256
    assert SHORT + (len(lexicon) - SHORT >> 8) < 256

    runs = []  # (first code, its index)
    for i, (_, codes) in enumerate(names[:count]):
        if not runs or codes[0] != runs[-1][0] + i - runs[-1][1]:
            runs.append((codes[0], i))
    extras, places = [], [0]
    for _, codes in names[count:]:
        extras += codes
        places.append(len(extras))
    order = sorted(range(len(names)), key=lambda i: names[i][0])
    assert len(names) < 65536

    lines = ["/* SPDX-License-Identifier: MIT */",
             "/*",
             " * Made by tools/make_unicode_names.py from the Unicode Character Database: do not edit.",
             " * (The data is Copyright 1991-2022 Unicode, Inc., under https://www.unicode.org/license.txt.)",
             " *",
             " * Constant tables; see unicode_names_data.h.  Never written, so any thread may read them.",
             " */",
             '#include "base/unicode_names_data.h"']
    prefix = "bb_unicode_names_"
    array(lines, "uint8_t", prefix + "letters", letters)
    array(lines, "uint32_t", prefix + "word_places", word_places)
    array(lines, "uint8_t", prefix + "phrases", phrases)
    array(lines, "uint32_t", prefix + "name_places", name_places)
    array(lines, "BbUnicodeNameRun", prefix + "runs", ["{%d, %d}" % run for run in runs + [(0x110000, count)]])
    array(lines, "BbUnicodeNameRange", prefix + "ranges", ['{%d, %d, "%s"}' % tuple(r) for r in ranges])
    array(lines, "uint32_t", prefix + "extras", extras)
    array(lines, "uint16_t", prefix + "extra_places", places)
    array(lines, "uint16_t", prefix + "order", order)
    lines += ["", "const BbUnicodeNameSizes bb_unicode_names_sizes = {"]
    lines += ["\t.%s = %d," % size for size in (("names", count), ("all", len(names)), ("runs", len(runs)),
                                               ("ranges", len(ranges)), ("words", len(lexicon)))]
    lines += ["};"]
    with open(arguments.out + ".tmp", "w", encoding="ascii") as file:
        file.write("\n".join(lines) + "\n")
    os.replace(arguments.out + ".tmp", arguments.out)


if __name__ == "__main__":
    main()
