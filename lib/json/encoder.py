# SPDX-License-Identifier: MIT
"""Python values as JSON text."""
try:
    from _json import encode_basestring as c_encode_basestring, encode_basestring_ascii as c_encode_basestring_ascii
    from _json import make_encoder as c_make_encoder
except ImportError:
    c_encode_basestring = c_encode_basestring_ascii = c_make_encoder = None

__all__ = ['JSONEncoder']

INFINITY = float('inf')
ESCAPE_DCT = {chr(i): f'\\u{i:04x}' for i in range(32)} | {
    '\\': '\\\\', '"': '\\"', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t'}


def py_encode_basestring(s):
    """A str in quotes, with only what must be escaped."""
    return '"' + ''.join(ESCAPE_DCT.get(c, c) for c in s) + '"'


def py_encode_basestring_ascii(s):
    """A str in quotes, in ASCII."""
    def escape(c):
        n = ord(c)
        if n < 0x7f:
            return ESCAPE_DCT.get(c, c)
        if n < 0x10000:
            return '\\u%04x' % n
        n -= 0x10000
        return '\\u%04x\\u%04x' % (0xd800 | n >> 10, 0xdc00 | n & 0x3ff)

    return '"' + ''.join(map(escape, s)) + '"'


encode_basestring = c_encode_basestring or py_encode_basestring
encode_basestring_ascii = c_encode_basestring_ascii or py_encode_basestring_ascii


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
        """The whole text.

        >>> JSONEncoder(sort_keys=True).encode({'b': 1, 'a': []})
        '{"a": [], "b": 1}'
        """
        if isinstance(o, str):
            return encode_basestring_ascii(o) if self.ensure_ascii else encode_basestring(o)
        return ''.join(self.iterencode(o, _one_shot=True))

    def iterencode(self, o, _one_shot=False):
        """The text in pieces."""
        markers = {} if self.check_circular else None
        text = encode_basestring_ascii if self.ensure_ascii else encode_basestring
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = ' ' * indent
        if _one_shot and c_make_encoder is not None:
            return c_make_encoder(markers, self.default, text, indent, self.key_separator, self.item_separator,
                                  self.sort_keys, self.skipkeys, self.allow_nan)(o, 0)

        def floatstr(x):
            if x == x and abs(x) != INFINITY:
                return float.__repr__(x)
            if not self.allow_nan:
                raise ValueError('Out of range float values are not JSON compliant: ' + repr(x))
            return 'NaN' if x != x else 'Infinity' if x > 0 else '-Infinity'

        return _make_iterencode(markers, self.default, text, indent, floatstr, self.key_separator,
                                self.item_separator, self.sort_keys, self.skipkeys)(o, 0)


def _make_iterencode(markers, default, text, indent, floatstr, key_separator, item_separator, sort_keys, skipkeys):
    def scalar(o):
        if isinstance(o, str):
            return text(o)
        if o is None:
            return 'null'
        if o is True:
            return 'true'
        if o is False:
            return 'false'
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return floatstr(o)
        return None

    def enter(o):
        if markers is not None:
            if id(o) in markers:
                raise ValueError('Circular reference detected')
            markers[id(o)] = o

    def leave(o):
        if markers is not None:
            del markers[id(o)]

    def keyed(o):
        for key, value in sorted(o.items()) if sort_keys else o.items():
            name = key if isinstance(key, str) else scalar(key)
            if name is not None:
                yield key, text(name) + key_separator, value
            elif not skipkeys:
                raise TypeError(f'keys must be str, int, float, bool or None, not {key.__class__.__name__}')

    def container(o, ends, items, level):
        if not o:
            yield ends
            return
        enter(o)
        line = '' if indent is None else '\n' + indent * (level + 1)
        lead = ends[0] + line
        empty = True
        for key, name, value in items:
            try:
                simple = scalar(value)
                if simple is not None:
                    yield lead + name + simple
                else:
                    yield lead + name
                    yield from iterate(value, level + 1)
            except (GeneratorExit, RecursionError):
                raise
            except BaseException as exc:
                exc.add_note(f'when serializing {type(o).__name__} item {key!r}')
                raise
            lead = item_separator + line
            empty = False
        if empty:
            yield ends
        elif indent is not None:
            yield '\n' + indent * level + ends[1]
        else:
            yield ends[1]
        leave(o)

    def iterate(o, level):
        simple = scalar(o)
        if simple is not None:
            yield simple
        elif isinstance(o, (list, tuple)):
            yield from container(o, '[]', ((i, '', value) for i, value in enumerate(o)), level)
        elif isinstance(o, dict):
            yield from container(o, '{}', keyed(o), level)
        else:
            enter(o)
            other = default(o)
            try:
                yield from iterate(other, level)
            except (GeneratorExit, RecursionError):
                raise
            except BaseException as exc:
                exc.add_note(f'when serializing {type(o).__name__} object')
                raise
            leave(o)

    return iterate
