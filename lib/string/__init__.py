# SPDX-License-Identifier: MIT
"""Constants of characters, and capwords()."""

# Constants only.

__all__ = ["ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits",
           "printable", "punctuation", "whitespace"]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = ascii_lowercase.upper()
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
octdigits = digits[:8]
hexdigits = digits + "abcdefABCDEF"
punctuation = "".join(c for c in map(chr, range(33, 127)) if not c.isalnum())
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Capitalize each word, and join them by sep (default: by one space)."""
    return (sep or " ").join(map(str.capitalize, s.split(sep)))
