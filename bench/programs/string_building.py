# SPDX-License-Identifier: MIT
"""Builds strings in the usual ways: concatenation, join, %, format, f-strings, replace; takes them apart again."""


def numbers_by_adding(n):
    text = ""
    for i in range(n):
        text += str(i)
        text += ","
    return text


def numbers_by_joining(n):
    return "".join([str(i) + "," for i in range(n)])


def table(n):
    rows = []
    for i in range(n):
        rows.append("%05d|%-8s|%8.3f" % (i, hex(i), i / 7))
        rows.append("{:>6}|{:<8}|{:^9}".format(i, "x" * (i % 8), i * i))
        rows.append(f"{i:06d}|{i % 13!r:>8}|{i / 3:.2e}")
    return "\n".join(rows)


def escape(text):
    out = []
    for ch in text:
        if ch == "&":
            out.append("&amp;")
        elif ch == "<":
            out.append("&lt;")
        elif ch == ">":
            out.append("&gt;")
        else:
            out.append(ch)
    return "".join(out)


def unescape(text):
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def reverse_words(text):
    return " ".join(word[::-1] for word in text.split(" "))


def caesar(text, shift):
    result = ""
    for ch in text:
        if "a" <= ch <= "z":
            ch = chr((ord(ch) - 97 + shift) % 26 + 97)
        result += ch
    return result


def main():
    n = 150000
    added = numbers_by_adding(n)
    assert added == numbers_by_joining(n)
    assert sum(int(part) for part in added[:-1].split(",")) == n * (n - 1) // 2

    text = table(90000)
    lines = text.split("\n")
    assert len(lines) == 270000
    assert lines[3] == "00001|0x1     |   0.143"
    assert lines[4] == "     1|x       |    1    "
    assert lines[5] == "000001|       1|3.33e-01"
    assert len(set(map(len, lines))) <= 4

    source = "if a<b && b>c: the quick brown fox; naïve façade, 漢字 " * 8000
    escaped = escape(source)
    assert escaped != source and unescape(escaped) == source
    assert reverse_words(reverse_words(source)) == source
    assert caesar(caesar(source, 5), 21) == source
    assert source.encode("utf-8").decode("utf-8") == source
    print(len(added), len(text), len(escaped))


main()
