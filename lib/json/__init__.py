# SPDX-License-Identifier: MIT
"""JSON: Python values as text, and back."""
from json.decoder import JSONDecodeError, JSONDecoder
from json.encoder import JSONEncoder

__all__ = ['dump', 'dumps', 'load', 'loads', 'JSONDecoder', 'JSONDecodeError', 'JSONEncoder']


def dumps(obj, *, cls=None, **options):
    """A value as JSON text; the options are JSONEncoder's."""
    return (cls or JSONEncoder)(**options).encode(obj)


def dump(obj, fp, *, cls=None, **options):
    """Write a value as JSON text to a stream."""
    for piece in (cls or JSONEncoder)(**options).iterencode(obj):
        fp.write(piece)


def detect_encoding(b):
    """Which of UTF-8, UTF-16 and UTF-32 JSON bytes are in."""
    if b.startswith((b'\xff\xfe\0\0', b'\0\0\xfe\xff')):
        return 'utf-32'
    if b.startswith((b'\xff\xfe', b'\xfe\xff')):
        return 'utf-16'
    if b.startswith(b'\xef\xbb\xbf'):
        return 'utf-8-sig'
    if len(b) >= 4:
        if not b[0]:
            return 'utf-16-be' if b[1] else 'utf-32-be'
        if not b[1]:
            return 'utf-16-le' if b[2] or b[3] else 'utf-32-le'
    elif len(b) == 2:
        if not b[0]:
            return 'utf-16-be'
        if not b[1]:
            return 'utf-16-le'
    return 'utf-8'


def loads(s, *, cls=None, **options):
    """The value that JSON text (str or bytes) stands for; the options are JSONDecoder's."""
    if isinstance(s, str):
        if s.startswith('\ufeff'):
            raise JSONDecodeError('Unexpected UTF-8 BOM (decode using utf-8-sig)', s, 0)
    elif isinstance(s, (bytes, bytearray)):
        s = s.decode(detect_encoding(s), 'surrogatepass')
    else:
        raise TypeError(f'the JSON object must be str, bytes or bytearray, not {s.__class__.__name__}')
    return (cls or JSONDecoder)(**{k: v for k, v in options.items() if v is not None}).decode(s)


def load(fp, *, cls=None, **options):
    """The value that a stream of JSON text stands for."""
    return loads(fp.read(), cls=cls, **options)
