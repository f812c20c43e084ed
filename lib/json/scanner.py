# SPDX-License-Identifier: MIT
"""The scanner of JSON text."""
try:
    from _json import make_scanner as c_make_scanner
except ImportError:
    c_make_scanner = None

__all__ = ['make_scanner']


def _number_end(s, i):
    """Where the number at i ends, and whether it is an int; (i, True): there is none."""
    def digits(j):
        while '0' <= s[j:j + 1] <= '9':
            j += 1
        return j

    start = i + (s[i] == '-')
    end = start + 1 if s[start:start + 1] == '0' else digits(start)
    if end == start:
        return i, True
    is_int = True
    if s[end:end + 1] == '.' and digits(end + 1) > end + 1:
        end, is_int = digits(end + 1), False
    if s[end:end + 1] in ('e', 'E'):
        first = end + 1 + (s[end + 1:end + 2] in ('+', '-'))
        if digits(first) > first:
            end, is_int = digits(first), False
    return end, is_int


def py_make_scanner(context):
    """A function that finds the value at an index of a string, and where it ends."""
    from json.decoder import JSONDecodeError, _skip
    scanstring, strict = context.parse_string, context.strict
    object_hook, pairs_hook = context.object_hook, context.object_pairs_hook
    words = {'null': lambda word: None, 'true': lambda word: True, 'false': lambda word: False,
             'NaN': context.parse_constant, 'Infinity': context.parse_constant, '-Infinity': context.parse_constant}
    memo = context.memo

    def scan_items(s, i, close, item, kind):
        i = _skip(s, i)
        if s[i:i + 1] == close:
            return i + 1
        while True:
            i = _skip(s, item(s, i))
            c = s[i:i + 1]
            if c == close:
                return i + 1
            if c != ',':
                raise JSONDecodeError("Expecting ',' delimiter", s, i)
            comma = i
            i = _skip(s, i + 1)
            if s[i:i + 1] == close:
                raise JSONDecodeError(f'Illegal trailing comma before end of {kind}', s, comma)

    def scan_object(s, i):
        pairs = []

        def item(s, i):
            if s[i:i + 1] != '"':
                raise JSONDecodeError('Expecting property name enclosed in double quotes', s, i)
            key, i = scanstring(s, i + 1, strict)
            i = _skip(s, i)
            if s[i:i + 1] != ':':
                raise JSONDecodeError("Expecting ':' delimiter", s, i)
            value, i = scan(s, _skip(s, i + 1))
            pairs.append((memo.setdefault(key, key), value))
            return i

        i = scan_items(s, i, '}', item, 'object')
        if pairs_hook is not None:
            return pairs_hook(pairs), i
        return dict(pairs) if object_hook is None else object_hook(dict(pairs)), i

    def scan_array(s, i):
        values = []

        def item(s, i):
            value, i = scan(s, i)
            values.append(value)
            return i

        return values, scan_items(s, i, ']', item, 'array')

    def scan(s, i):
        c = s[i:i + 1]
        if c == '"':
            return scanstring(s, i + 1, strict)
        if c == '{':
            return scan_object(s, i + 1)
        if c == '[':
            return scan_array(s, i + 1)
        if c == '-' or '0' <= c <= '9':
            end, is_int = _number_end(s, i)
            if end > i:
                return (context.parse_int if is_int else context.parse_float)(s[i:end]), end
        for word, make in words.items():
            if s.startswith(word, i):
                return make(word), i + len(word)
        raise StopIteration(i)

    def scan_once(string, idx):
        if idx < 0:
            raise ValueError('idx cannot be negative')
        try:
            return scan(string, idx)
        finally:
            memo.clear()

    return scan_once


make_scanner = c_make_scanner or py_make_scanner
