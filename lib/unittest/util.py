# SPDX-License-Identifier: MIT
"""Texts about values, for the messages of failed assertions."""

__unittest = True

MAX_LENGTH = 80


def safe_repr(value, short=False):
    """repr(value), or object's if that fails; cut when `short`."""
    try:
        text = repr(value)
    except Exception:
        text = object.__repr__(value)
    return text if not short or len(text) < MAX_LENGTH else text[:MAX_LENGTH] + " [truncated]..."


def strclass(cls):
    return f"{cls.__module__}.{cls.__qualname__}"


def common_shorten_repr(*values):
    """The values' reprs; long ones lose the inside of their common beginning, so that the difference is seen."""
    texts = [safe_repr(value) for value in values]
    longest = max(map(len, texts))
    if longest <= MAX_LENGTH:
        return tuple(texts)
    low, high = min(texts), max(texts)
    same = 0
    while same < min(len(low), len(high)) and low[same] == high[same]:
        same += 1
    room = MAX_LENGTH - (longest - same) - 17
    if room > 5:
        return tuple(_shorten(text[:same], 5, room) + text[same:] for text in texts)
    return tuple(_shorten(text[:same], 5, 5) + _shorten(text[same:], 41, 5) for text in texts)


def _shorten(text, begin, end):
    """A text without its middle, if at least 13 characters go."""
    left_out = len(text) - begin - end
    return text if left_out <= 12 else f"{text[:begin]}[{left_out} chars]{text[len(text) - end:]}"


def diff(first, second):
    """The lines of an ndiff of two lists of lines, or nothing where difflib is missing."""
    try:
        import difflib
    except ImportError:
        return ""
    return "\n" + "\n".join(line.rstrip("\n") for line in difflib.ndiff(first, second))


def pretty_lines(value):
    """The lines of a value laid out over several lines."""
    try:
        import pprint
    except ImportError:
        return [safe_repr(value)]
    return pprint.pformat(value).splitlines()


def count_differences(first, second):
    """What two lists hold a different number of times: a list of (count in first, in second, element)."""
    counted, seen = [], []
    for element in first + second:
        if element not in seen:
            seen.append(element)
            counts = first.count(element), second.count(element)
            if counts[0] != counts[1]:
                counted.append((*counts, element))
    return counted
