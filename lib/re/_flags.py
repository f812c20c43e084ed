# SPDX-License-Identifier: MIT
"""The flags of module re."""
import enum


@enum.global_enum
class RegexFlag(enum.IntFlag, boundary=enum.KEEP):
    """How a regular expression is meant."""
    NOFLAG = 0
    ASCII = A = 256  # \w \s \d \b and case are those of ASCII
    IGNORECASE = I = 2
    LOCALE = L = 4  # ... those of the locale; bytes only
    UNICODE = U = 32
    MULTILINE = M = 8  # ^ and $ at each line
    DOTALL = S = 16  # . for \n, too
    VERBOSE = X = 64  # white space and comments in patterns
    DEBUG = 128  # show the compiled pattern
    __str__ = object.__str__
    _numeric_repr_ = hex


RegexFlag.__module__ = 're'
