# SPDX-License-Identifier: MIT
"""JSON text as Python values."""
from json import scanner
try:
    from _json import scanstring as c_scanstring
except ImportError:
    c_scanstring = None

__all__ = ['JSONDecoder', 'JSONDecodeError']

NaN, PosInf, NegInf = float('nan'), float('inf'), float('-inf')
_CONSTANTS = {'-Infinity': NegInf, 'Infinity': PosInf, 'NaN': NaN}
BACKSLASH = {'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}


class JSONDecodeError(ValueError):
    """The text is no JSON; with msg, doc, pos, lineno and colno."""

    def __init__(self, msg, doc, pos):
        lineno = doc.count('\n', 0, pos) + 1
        colno = pos - doc.rfind('\n', 0, pos)
        ValueError.__init__(self, '%s: line %d column %d (char %d)' % (msg, lineno, colno, pos))
        self.msg, self.doc, self.pos, self.lineno, self.colno = msg, doc, pos, lineno, colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


def _hex4(s, i):
    digits = s[i:i + 4]
    if len(digits) == 4 and all(c in '0123456789abcdefABCDEF' for c in digits):
        return int(digits, 16)
    raise JSONDecodeError('Invalid \\uXXXX escape', s, i - 1)


def py_scanstring(s, end, strict=True):
    """The string that begins behind the quote before end, and where it ends."""
    begin = end - 1
    parts = []
    while True:
        start = end
        while (c := s[end:end + 1]) and c not in '"\\' and (c >= ' ' or not strict):
            end += 1
        parts.append(s[start:end])
        if c == '"':
            return ''.join(parts), end + 1
        if c and c != '\\':
            raise JSONDecodeError('Invalid control character at', s, end)
        c = s[end + 1:end + 2]
        if not c:
            raise JSONDecodeError('Unterminated string starting at', s, begin)
        end += 2
        if c != 'u':
            if c not in BACKSLASH:
                raise JSONDecodeError('Invalid \\escape', s, end - 2)
            parts.append(BACKSLASH[c])
            continue
        code = _hex4(s, end)
        end += 4
        if 0xd800 <= code <= 0xdbff and s[end:end + 2] == '\\u':
            low = _hex4(s, end + 2)
            if 0xdc00 <= low <= 0xdfff:
                code = 0x10000 + (code - 0xd800 << 10 | low - 0xdc00)
                end += 6
        parts.append(chr(code))


scanstring = c_scanstring or py_scanstring


def _skip(s, i):
    while s[i:i + 1] in (' ', '\t', '\n', '\r'):
        i += 1
    return i


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
        self.parse_string = scanstring
        self.memo = {}
        self.scan_once = scanner.make_scanner(self)

    def decode(self, s):
        """The value that the whole text stands for."""
        value, end = self.raw_decode(s, _skip(s, 0))
        end = _skip(s, end)
        if end != len(s):
            raise JSONDecodeError('Extra data', s, end)
        return value

    def raw_decode(self, s, idx=0):
        """The value that begins at idx, and where it ends."""
        try:
            return self.scan_once(s, idx)
        except StopIteration as err:
            raise JSONDecodeError('Expecting value', s, err.value) from None
