# SPDX-License-Identifier: MIT
"""Python values as JSON text."""

__all__ = ['JSONEncoder']

_ESCAPES = {'\\': '\\\\', '"': '\\"', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t'}


def encode_basestring(s):
    """A str in quotes, with only what must be escaped."""
    if '\\' not in s and '"' not in s and (not s or min(s) >= ' '):
        return '"' + s + '"'
    return '"' + ''.join(_ESCAPES.get(c) or (c if c >= ' ' else '\\u%04x' % ord(c)) for c in s) + '"'


def encode_basestring_ascii(s):
    """A str in quotes, in ASCII."""
    if s.isascii():
        return encode_basestring(s)
    out = []
    for c in s:
        n = ord(c)
        if n < 0x80:
            out.append(_ESCAPES.get(c) or (c if c >= ' ' else '\\u%04x' % n))
        elif n < 0x10000:
            out.append('\\u%04x' % n)
        else:
            n -= 0x10000
            out.append('\\u%04x\\u%04x' % (0xd800 | n >> 10, 0xdc00 | n & 0x3ff))
    return '"' + ''.join(out) + '"'


class JSONEncoder:
    """Makes JSON text of Python values; default() is asked for what has no JSON form."""

    item_separator = ', '
    key_separator = ': '

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default

    def default(self, o):
        """What to encode instead of an object that JSON does not have."""
        raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')

    def encode(self, o):
        """The whole text."""
        out = []
        self._add(out.append, o, 0, set())
        return ''.join(out)

    def iterencode(self, o, _one_shot=False):
        """The text in pieces."""
        out = []
        self._add(out.append, o, 0, set())
        return iter(out)

    def _text(self, s):
        return encode_basestring_ascii(s) if self.ensure_ascii else encode_basestring(s)

    def _float(self, x):
        if x == x and x not in (float('inf'), float('-inf')):
            return float.__repr__(x)
        if not self.allow_nan:
            raise ValueError('Out of range float values are not JSON compliant: ' + repr(x))
        return 'NaN' if x != x else 'Infinity' if x > 0 else '-Infinity'

    def _scalar(self, o):
        if isinstance(o, str):
            return self._text(o)
        if o is None:
            return 'null'
        if o is True:
            return 'true'
        if o is False:
            return 'false'
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self._float(o)
        return None

    def _key(self, key):
        if isinstance(key, str):
            return key
        text = self._scalar(key)
        if text is None and not self.skipkeys:
            raise TypeError(f'keys must be str, int, float, bool or None, not {key.__class__.__name__}')
        return text

    def _add(self, put, o, level, above):
        text = self._scalar(o)
        if text is not None:
            put(text)
            return
        if self.check_circular:
            if id(o) in above:
                raise ValueError('Circular reference detected')
            above.add(id(o))
        if isinstance(o, (list, tuple)):
            self._add_all(put, '[]', ((None, v) for v in o), level, above)
        elif isinstance(o, dict):
            items = sorted(o.items()) if self.sort_keys else o.items()
            self._add_all(put, '{}', self._keyed(items), level, above)
        else:
            self._add(put, self.default(o), level, above)
        above.discard(id(o))

    def _keyed(self, items):
        for key, value in items:
            text = self._key(key)
            if text is not None:
                yield self._text(text) + self.key_separator, value

    def _add_all(self, put, ends, items, level, above):
        indent = self.indent
        line = ''
        if indent is not None:
            unit = ' ' * indent if isinstance(indent, int) else indent
            line = '\n' + unit * (level + 1)
        lead = ends[0] + line
        empty = True
        for key, value in items:
            put(lead)
            if key is not None:
                put(key)
            self._add(put, value, level + 1, above)
            lead = self.item_separator + line
            empty = False
        if empty:
            put(ends)
            return
        if indent is not None:
            put('\n' + unit * level)
        put(ends[1])
