# SPDX-License-Identifier: MIT
"""Counts the words of a text of its own making, as one would those of a book."""

SYLLABLES = "ka lo mi ren tu sho vi da pel gra nu ost eri han bly".split()
MARKS = ["", "", "", "", "", ",", ".", ";", "!", "?"]


def words(count):
    """Pseudo-random words, short ones often, as in a language."""
    state = 20231
    for _ in range(count):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        bits = state >> 8
        length = 1 + (bits & 3) * (bits >> 2 & 1)
        parts = []
        for _ in range(length):
            bits = bits * 31 + 7 & 0xFFFFF
            parts.append(SYLLABLES[bits % 15 * (bits >> 4) % 15])
        word = "".join(parts)
        if bits % 11 == 0:
            word = word.capitalize()
        yield word + MARKS[bits % 10]


def make_text(count):
    lines = []
    line = []
    for word in words(count):
        line.append(word)
        if len(line) == 12:
            lines.append(" ".join(line))
            line = []
    lines.append(" ".join(line))
    return "\n".join(lines)


def count_words(text):
    counts = {}
    for line in text.splitlines():
        for word in line.split():
            word = word.strip(".,;!?").lower()
            if word:
                counts[word] = counts.get(word, 0) + 1
    return counts


def main():
    text = make_text(300000)
    for _ in range(3):
        counts = count_words(text)
        top = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    assert sum(counts.values()) == 300000
    word, times = top[0]
    assert times == sum(1 for w in text.lower().split() if w.strip(".,;!?") == word)
    letters = {}
    for ch in text.lower():
        if ch.isalpha():
            letters[ch] = letters.get(ch, 0) + 1
    assert sum(letters.values()) == sum(len(w) * n for w, n in counts.items())
    print(len(counts), top[:3])


main()
