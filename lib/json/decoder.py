# SPDX-License-Identifier: MIT
"""JSON text as Python values."""

__all__ = ['JSONDecoder', 'JSONDecodeError']

_ESCAPES = {'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}
_CONSTANTS = {'-Infinity': float('-inf'), 'Infinity': float('inf'), 'NaN': float('nan')}
_SPACE = ' \t\n\r'


class JSONDecodeError(ValueError):
    """The text is no JSON; with msg, doc, pos, lineno and colno."""

    def __init__(self, msg, doc, pos):
        lineno = doc.count('\n', 0, pos) + 1
        colno = pos - doc.rfind('\n', 0, pos)
        ValueError.__init__(self, '%s: line %d column %d (char %d)' % (msg, lineno, colno, pos))
        self.msg, self.doc, self.pos, self.lineno, self.colno = msg, doc, pos, lineno, colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


def _skip(s, i):
    while s[i:i + 1] in _SPACE and i < len(s):
        i += 1
    return i


def _hex4(s, i):
    digits = s[i:i + 4]
    if len(digits) == 4 and all(c in '0123456789abcdefABCDEF' for c in digits):
        return int(digits, 16)
    raise JSONDecodeError('Invalid \\uXXXX escape', s, i - 1)


def scanstring(s, end, strict=True):
    """The string that begins behind the quote before end, and where it ends."""
    begin = end - 1
    parts = []
    while True:
        quote = s.find('"', end)
        if quote < 0:
            raise JSONDecodeError('Unterminated string starting at', s, begin)
        back = s.find('\\', end, quote)
        stop = quote if back < 0 else back
        piece = s[end:stop]
        if strict and piece and min(piece) < ' ':
            at = next(i for i, c in enumerate(piece) if c < ' ')
            raise JSONDecodeError('Invalid control character at', s, end + at)
        parts.append(piece)
        if back < 0:
            return ''.join(parts), quote + 1
        c = s[back + 1:back + 2]
        end = back + 2
        if c != 'u':
            if c not in _ESCAPES:
                raise JSONDecodeError('Invalid \\escape', s, back)
            parts.append(_ESCAPES[c])
            continue
        code = _hex4(s, end)
        end += 4
        if 0xd800 <= code <= 0xdbff and s[end:end + 2] == '\\u':
            low = _hex4(s, end + 2)
            if 0xdc00 <= low <= 0xdfff:
                code = 0x10000 + (code - 0xd800 << 10 | low - 0xdc00)
                end += 6
        parts.append(chr(code))


class JSONDecoder:
    """Makes Python values of JSON text; the hooks replace what is made of objects and numbers."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s):
        """The value that the whole text stands for."""
        value, end = self.raw_decode(s, _skip(s, 0))
        end = _skip(s, end)
        if end != len(s):
            raise JSONDecodeError('Extra data', s, end)
        return value

    def raw_decode(self, s, idx=0):
        """The value that begins at idx, and where it ends."""
        if idx < 0:
            raise ValueError('idx cannot be negative')
        return self._value(s, idx, {})

    def _value(self, s, i, memo):
        c = s[i:i + 1]
        if c == '"':
            return scanstring(s, i + 1, self.strict)
        if c == '{':
            return self._object(s, i + 1, memo)
        if c == '[':
            return self._array(s, i + 1, memo)
        for word, value in (('null', None), ('true', True), ('false', False)):
            if s.startswith(word, i):
                return value, i + len(word)
        if c == '-' or '0' <= c <= '9':
            found = self._number(s, i)
            if found is not None:
                return found
        for word in _CONSTANTS:
            if s.startswith(word, i):
                return self.parse_constant(word), i + len(word)
        raise JSONDecodeError('Expecting value', s, i)

    def _number(self, s, i):
        n, j = len(s), i + (s[i] == '-')
        start = j
        while j < n and '0' <= s[j] <= '9':
            j += 1
        if j == start:
            return None
        if s[start] == '0':
            j = start + 1
        end = j
        if s[j:j + 1] == '.' and '0' <= s[j + 1:j + 2] <= '9':
            j += 2
            while j < n and '0' <= s[j] <= '9':
                j += 1
            end = j
        if s[j:j + 1] in ('e', 'E'):
            j += 2 if s[j + 1:j + 2] in ('+', '-') else 1
            if '0' <= s[j:j + 1] <= '9':
                while j < n and '0' <= s[j] <= '9':
                    j += 1
                end = j
        text = s[i:end]
        is_int = not ('.' in text or 'e' in text or 'E' in text)
        return (self.parse_int if is_int else self.parse_float)(text), end

    def _object(self, s, i, memo):
        pairs = []
        i = _skip(s, i)
        if s[i:i + 1] == '}':
            return self._finish(pairs), i + 1
        while True:
            if s[i:i + 1] != '"':
                raise JSONDecodeError('Expecting property name enclosed in double quotes', s, i)
            key, i = scanstring(s, i + 1, self.strict)
            key = memo.setdefault(key, key)
            i = _skip(s, i)
            if s[i:i + 1] != ':':
                raise JSONDecodeError("Expecting ':' delimiter", s, i)
            value, i = self._value(s, _skip(s, i + 1), memo)
            pairs.append((key, value))
            i = _skip(s, i)
            c = s[i:i + 1]
            if c == '}':
                return self._finish(pairs), i + 1
            if c != ',':
                raise JSONDecodeError("Expecting ',' delimiter", s, i)
            comma = i
            i = _skip(s, i + 1)
            if s[i:i + 1] == '}':
                raise JSONDecodeError('Illegal trailing comma before end of object', s, comma)

    def _finish(self, pairs):
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs)
        value = dict(pairs)
        return value if self.object_hook is None else self.object_hook(value)

    def _array(self, s, i, memo):
        values = []
        i = _skip(s, i)
        if s[i:i + 1] == ']':
            return values, i + 1
        while True:
            value, i = self._value(s, i, memo)
            values.append(value)
            i = _skip(s, i)
            c = s[i:i + 1]
            if c == ']':
                return values, i + 1
            if c != ',':
                raise JSONDecodeError("Expecting ',' delimiter", s, i)
            comma = i
            i = _skip(s, i + 1)
            if s[i:i + 1] == ']':
                raise JSONDecodeError('Illegal trailing comma before end of array', s, comma)
