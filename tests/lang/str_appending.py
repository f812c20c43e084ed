# SPDX-License-Identifier: MIT
# index: str, inline caches, augmented assignment
# Text that grows by +=, whose pieces may share a buffer: every intermediate text must stay what it was.


def grow(piece, n):
    text, kept = "", []
    for i in range(n):
        text += piece
        if i % 97 == 0:
            kept.append(text)
    return text, kept


for piece in "ab", "é", "漢x", "\0":
    text, kept = grow(piece, 3000)
    assert text == piece * 3000
    for part in kept:
        n = len(part) // len(piece)
        assert part == piece * n and hash(part) == hash(piece * n) and text.startswith(part)
    first, second, twice = text + "1", text + "2", text + text
    assert (first[-1], second[-1], len(twice)) == ("1", "2", 2 * len(text))
    mixed = text
    for i in range(3000):
        mixed += "z" if i % 2 else "é"
    wanted = text + "éz" * 1500
    assert mixed == wanted and mixed.encode().decode() == wanted and {mixed: 1}[wanted] == 1
    middle = len(mixed) // 2
    assert mixed[middle:middle + 9] == wanted[middle:middle + 9]
    assert kept[-1][500] == piece[500 % len(piece)]
    print(len(mixed), mixed[3000:3010], mixed.index("z"), mixed.count("é"))

name = "x" * 2000
name += "y"
name += "z"
try:
    open(name)
except OSError as error:
    print(error.strerror)
print(float("0" * 2000 + "1" + ".5"), eval(("(1" + " " * 2000) + "+" + "1)"))
setattr(type(name + "q", (), {}), "a" * 2000 + "b", 1)
