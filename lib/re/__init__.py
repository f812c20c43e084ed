# SPDX-License-Identifier: MIT
"""Regular expressions, with the syntax and meaning of CPython's.

Patterns and strings are str (Unicode) or bytes.  The compiler and the matching engine are in module _sre; this module
has the functions that take a pattern as text, the cache of compiled patterns, and what needs no speed.  The flags are
made when one is asked for first.
"""
import _sre
from _sre import Match, Pattern, PatternError

__all__ = ['match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer', 'compile', 'purge', 'escape',
           'error', 'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S', 'X', 'U', 'ASCII', 'IGNORECASE', 'LOCALE', 'MULTILINE',
           'DOTALL', 'VERBOSE', 'UNICODE', 'NOFLAG', 'RegexFlag', 'PatternError']

error = PatternError
_FLAGS = frozenset(__all__[14:-1]) | {'DEBUG'}
_MAXCACHE = 512
_plain = {}  # str: Pattern, without flags
_cache = {}  # (type, pattern, flags): Pattern, the others.  Each use is one operation on a dict, which is atomic.


def __getattr__(name):
    if name in _FLAGS:
        from re import _flags
        globals().update((name, getattr(_flags, name)) for name in _FLAGS)
        return globals()[name]
    raise AttributeError(f"module 're' has no attribute {name!r}")


def __dir__():
    return sorted({*globals(), *_FLAGS})


class _Zero(int):
    """A count or flags that were not given."""


_zero = _Zero()


def _compile(pattern, flags):
    if not flags and pattern.__class__ is str:
        cache, key = _plain, pattern
    else:
        if flags.__class__ is not int:
            flags = flags.value if hasattr(flags, 'value') else int(flags & -1)
        cache, key = _cache, (pattern.__class__, pattern, flags)
    try:
        return cache[key]
    except KeyError:
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError('cannot process flags argument with a compiled pattern')
        return pattern
    compiled = _sre.compile(pattern, flags)
    if compiled.flags & 128:  # DEBUG
        print(_sre.describe(pattern, flags), end='')
    else:
        if len(cache) >= _MAXCACHE:
            try:
                del cache[next(iter(cache))]
            except (StopIteration, RuntimeError, KeyError):
                pass  # another thread did it
        cache[key] = compiled
    return compiled


def compile(pattern, flags=0):
    """Compile a regular expression to a Pattern."""
    return _compile(pattern, flags)


def match(pattern, string, flags=0):
    """Match the pattern at the string's beginning: a Match or None."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """Match the pattern with the whole string: a Match or None."""
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """Find the first match of the pattern in the string: a Match or None."""
    return _compile(pattern, flags).search(string)


def findall(pattern, string, flags=0):
    """The text of all matches that don't overlap, or of their groups, as a list."""
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """An iterator over all matches that don't overlap."""
    return _compile(pattern, flags).finditer(string)


def _by_position(function, name, first, args, limit, flags):
    """What limit and flags are if some were given by position, which is deprecated."""
    if limit is not _zero:
        raise TypeError(f"{function}() got multiple values for argument '{name}'")
    if len(args) > 1 and flags is not _zero:
        raise TypeError(f"{function}() got multiple values for argument 'flags'")
    if len(args) > 2:
        raise TypeError(f'{function}() takes from {first} to {first + 2} positional arguments but '
                        f'{first + len(args)} were given')
    import warnings
    warnings.warn(f"'{name}' is passed as positional argument", DeprecationWarning, stacklevel=3)
    return args[0], args[1] if len(args) > 1 else flags


def sub(pattern, repl, string, *args, count=_zero, flags=_zero):
    """The string with the matches replaced by a template, or by what a function returns for each Match."""
    if args:
        count, flags = _by_position('sub', 'count', 3, args, count, flags)
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, *args, count=_zero, flags=_zero):
    """As sub, with the number of replacements: a pair."""
    if args:
        count, flags = _by_position('subn', 'count', 3, args, count, flags)
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, *args, maxsplit=_zero, flags=_zero):
    """Split the string at the matches: a list of what is between them and of their groups."""
    if args:
        maxsplit, flags = _by_position('split', 'maxsplit', 2, args, maxsplit, flags)
    return _compile(pattern, flags).split(string, maxsplit)


sub.__text_signature__ = subn.__text_signature__ = '(pattern, repl, string, count=0, flags=0)'
split.__text_signature__ = '(pattern, string, maxsplit=0, flags=0)'


def purge():
    """Forget the compiled patterns."""
    _plain.clear()
    _cache.clear()


_escapes = {i: '\\' + chr(i) for i in b'()[]{}?*+-|^$\\.&~# \t\n\r\v\f'}


def escape(pattern):
    """The pattern that matches exactly this text."""
    if isinstance(pattern, str):
        return pattern.translate(_escapes)
    return str(pattern, 'latin1').translate(_escapes).encode('latin1')


class Scanner:
    """Takes text apart into tokens; the lexicon is pairs of a pattern and what is done with its text."""

    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        self._actions = actions = {}
        number, parts = 1, []
        for pattern, action in lexicon:
            actions[number] = action
            parts.append(f'({pattern})')
            number += 1 + _compile(pattern, flags).groups
        self.scanner = _compile('|'.join(parts), flags)

    def scan(self, string):
        """The results of the actions, and the rest of the string that nothing matched."""
        result = []
        i = 0
        match = self.scanner.scanner(string).match
        while m := match():
            j = m.end()
            if i == j:
                break
            action = self._actions[m.lastindex]
            if callable(action):
                self.match = m
                action = action(self, m.group())
            if action is not None:
                result.append(action)
            i = j
        return result, string[i:]
