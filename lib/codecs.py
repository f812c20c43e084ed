# SPDX-License-Identifier: MIT
"""Codecs: between text and bytes, and between forms of one of them.

The Unicode encodings, ASCII and Latin-1 are written in C; the tables of 8-bit encodings are in module _charmaps.
"""
import builtins
import sys
from _codecs import (_unregister_error, backslashreplace_errors, ignore_errors, lookup_error, namereplace_errors, native_decode,
                     native_encode, native_name, register_error, replace_errors, strict_errors, xmlcharrefreplace_errors)

__all__ = ['register', 'lookup', 'open', 'EncodedFile', 'BOM', 'BOM_BE', 'BOM_LE', 'BOM32_BE', 'BOM32_LE', 'BOM64_BE',
           'BOM64_LE', 'BOM_UTF8', 'BOM_UTF16', 'BOM_UTF16_LE', 'BOM_UTF16_BE', 'BOM_UTF32', 'BOM_UTF32_LE', 'BOM_UTF32_BE',
           'CodecInfo', 'Codec', 'IncrementalEncoder', 'IncrementalDecoder', 'StreamReader', 'StreamWriter',
           'StreamReaderWriter', 'StreamRecoder', 'getencoder', 'getdecoder', 'getincrementalencoder',
           'getincrementaldecoder', 'getreader', 'getwriter', 'encode', 'decode', 'iterencode', 'iterdecode',
           'strict_errors', 'ignore_errors', 'replace_errors', 'xmlcharrefreplace_errors', 'backslashreplace_errors',
           'namereplace_errors', 'register_error', 'lookup_error']

BOM_UTF8 = b'\xef\xbb\xbf'
BOM_LE = BOM_UTF16_LE = BOM32_LE = b'\xff\xfe'
BOM_BE = BOM_UTF16_BE = BOM32_BE = b'\xfe\xff'
BOM_UTF32_LE = BOM64_LE = b'\xff\xfe\0\0'
BOM_UTF32_BE = BOM64_BE = b'\0\0\xfe\xff'
BOM = BOM_UTF16 = BOM_LE if sys.byteorder == 'little' else BOM_BE
BOM_UTF32 = BOM_UTF32_LE if sys.byteorder == 'little' else BOM_UTF32_BE


class CodecInfo(tuple):
    """What lookup() returns: the functions and classes of a codec."""

    _is_text_encoding = True

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None, incrementaldecoder=None,
                name=None, *, _is_text_encoding=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name = name
        self.encode = encode
        self.decode = decode
        self.incrementalencoder = incrementalencoder
        self.incrementaldecoder = incrementaldecoder
        self.streamwriter = streamwriter
        self.streamreader = streamreader
        if _is_text_encoding is not None:
            self._is_text_encoding = _is_text_encoding
        return self

    def __repr__(self):
        cls = type(self)
        return f'<{cls.__module__}.{cls.__qualname__} object for encoding {self.name} at {id(self):#x}>'

    def __getnewargs__(self):
        return tuple(self)


class Codec:
    """A codec without state."""

    def encode(self, input, errors='strict'):
        """(output, length consumed)"""
        raise NotImplementedError

    def decode(self, input, errors='strict'):
        """(output, length consumed)"""
        raise NotImplementedError


class IncrementalEncoder:
    """Encodes piece by piece."""

    def __init__(self, errors='strict'):
        self.errors = errors
        self.buffer = ''

    def encode(self, input, final=False):
        """The next piece."""
        raise NotImplementedError

    def reset(self):
        """Begin anew."""

    def getstate(self):
        """The state as an int."""
        return 0

    def setstate(self, state):
        """Go on from a state."""


class BufferedIncrementalEncoder(IncrementalEncoder):
    """One that keeps input it cannot encode yet."""

    def __init__(self, errors='strict'):
        IncrementalEncoder.__init__(self, errors)
        self.buffer = ''

    def _buffer_encode(self, input, errors, final):
        raise NotImplementedError

    def encode(self, input, final=False):
        """The next piece."""
        data = self.buffer + input
        result, consumed = self._buffer_encode(data, self.errors, final)
        self.buffer = data[consumed:]
        return result

    def reset(self):
        """Begin anew."""
        IncrementalEncoder.reset(self)
        self.buffer = ''

    def getstate(self):
        """The input that is kept."""
        return self.buffer or 0

    def setstate(self, state):
        """Go on from a state."""
        self.buffer = state or ''


class IncrementalDecoder:
    """Decodes piece by piece."""

    def __init__(self, errors='strict'):
        self.errors = errors

    def decode(self, input, final=False):
        """The next piece."""
        raise NotImplementedError

    def reset(self):
        """Begin anew."""

    def getstate(self):
        """(input that is kept, int)"""
        return b'', 0

    def setstate(self, state):
        """Go on from a state."""


class BufferedIncrementalDecoder(IncrementalDecoder):
    """One that keeps input it cannot decode yet."""

    def __init__(self, errors='strict'):
        IncrementalDecoder.__init__(self, errors)
        self.buffer = b''

    def _buffer_decode(self, input, errors, final):
        raise NotImplementedError

    def decode(self, input, final=False):
        """The next piece."""
        data = self.buffer + input
        result, consumed = self._buffer_decode(data, self.errors, final)
        self.buffer = data[consumed:]
        return result

    def reset(self):
        """Begin anew."""
        IncrementalDecoder.reset(self)
        self.buffer = b''

    def getstate(self):
        """(input that is kept, 0)"""
        return self.buffer, 0

    def setstate(self, state):
        """Go on from a state."""
        self.buffer = state[0]


class _Stream:
    def reset(self):
        """Begin anew."""

    def seek(self, offset, whence=0):
        """Set the stream's position and begin anew."""
        self.stream.seek(offset, whence)
        self.reset()

    def __getattr__(self, name):
        return getattr(self.__dict__['stream'], name)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.stream.close()

    def __reduce_ex__(self, proto):
        raise TypeError("can't serialize %s" % self.__class__.__name__)


class StreamWriter(_Stream, Codec):
    """Writes what it encodes to a stream."""

    def __init__(self, stream, errors='strict'):
        self.stream = stream
        self.errors = errors

    def write(self, object):
        """Encode and write."""
        self.stream.write(self.encode(object, self.errors)[0])

    def writelines(self, list):
        """Write several lines."""
        self.write(''.join(list))

    def seek(self, offset, whence=0):
        """Set the stream's position; at the beginning the encoder begins anew."""
        self.stream.seek(offset, whence)
        if whence == 0 and offset == 0:
            self.reset()


class StreamReader(_Stream, Codec):
    """Reads from a stream and decodes."""

    charbuffertype = str

    def __init__(self, stream, errors='strict'):
        self.stream = stream
        self.errors = errors
        self.bytebuffer = b''
        self.charbuffer = self.charbuffertype()

    def _more(self, size):
        new = self.stream.read() if size < 0 else self.stream.read(size)
        data = self.bytebuffer + new
        if not data:
            return False
        text, used = self.decode(data, self.errors)
        self.bytebuffer = data[used:]
        self.charbuffer += text
        return bool(new)

    def _take(self, n):
        text, self.charbuffer = self.charbuffer[:n], self.charbuffer[n:]
        return text

    def read(self, size=-1, chars=-1, firstline=False):
        """Read chars characters, or what about size bytes make, or all."""
        if chars >= 0:
            while len(self.charbuffer) < chars and self._more(size if size > 0 else chars):
                pass
            return self._take(chars)
        if size >= 0:
            while not self.charbuffer and self._more(size):
                pass
            return self._take(size)
        else:
            while self._more(-1):
                pass
        return self._take(len(self.charbuffer))

    def readline(self, size=None, keepends=True):
        """Read a line."""
        while True:
            lines = self.charbuffer.splitlines(True)
            if len(lines) > 1 or not self._more(size or 72):
                break
        if not lines:
            return self.charbuffertype()
        line = lines[0]
        self.charbuffer = self.charbuffer[len(line):]
        return line if keepends else line.splitlines()[0]

    def readlines(self, sizehint=None, keepends=True):
        """Read all lines."""
        return self.read().splitlines(keepends)

    def reset(self):
        """Forget what has been read ahead."""
        self.bytebuffer = b''
        self.charbuffer = self.charbuffertype()

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if line:
            return line
        raise StopIteration


class StreamReaderWriter(_Stream):
    """A reader and a writer over one stream."""

    encoding = 'unknown'

    def __init__(self, stream, Reader, Writer, errors='strict'):
        self.stream = stream
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def read(self, size=-1):
        """Read."""
        return self.reader.read(size)

    def readline(self, size=None, keepends=True):
        """Read a line."""
        return self.reader.readline(size, keepends)

    def readlines(self, sizehint=None, keepends=True):
        """Read all lines."""
        return self.reader.readlines(sizehint, keepends)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.reader)

    def write(self, data):
        """Write."""
        return self.writer.write(data)

    def writelines(self, list):
        """Write several lines."""
        return self.writer.writelines(list)

    def reset(self):
        """Begin anew."""
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        """Set the position."""
        self.stream.seek(offset, whence)
        self.reader.reset()
        if whence == 0 and offset == 0:
            self.writer.reset()


class StreamRecoder(StreamReaderWriter):
    """Bytes in one encoding over a stream in another."""

    def __init__(self, stream, encode, decode, Reader, Writer, errors='strict'):
        StreamReaderWriter.__init__(self, stream, Reader, Writer, errors)
        self.encode = encode
        self.decode = decode

    def read(self, size=-1):
        """Read."""
        return self.encode(self.reader.read(size), self.errors)[0]

    def readline(self, size=None, keepends=True):
        """Read a line."""
        text = self.reader.readline() if size is None else self.reader.readline(size)
        return self.encode(text, self.errors)[0]

    def readlines(self, sizehint=None, keepends=True):
        """Read all lines."""
        return self.encode(self.reader.read(), self.errors)[0].splitlines(keepends=True)

    def __next__(self):
        return self.encode(next(self.reader), self.errors)[0]

    def write(self, data):
        """Write."""
        return self.writer.write(self.decode(data, self.errors)[0])

    def writelines(self, list):
        """Write several lines."""
        return self.write(b''.join(list))


# ---- The registry. ----

_cache = {}
_searches = []


def register(search_function, /):
    """Add a function that finds a codec by its normalized name."""
    if not callable(search_function):
        raise TypeError('argument must be callable')
    _searches.append(search_function)


def unregister(search_function, /):
    """Remove such a function, and forget what has been found."""
    if search_function in _searches:
        _searches.remove(search_function)
        _cache.clear()


def lookup(encoding, /):
    """The CodecInfo for an encoding.  LookupError."""
    if not isinstance(encoding, str):
        raise TypeError(f'lookup() argument must be str, not {type(encoding).__name__}')
    key = encoding.lower().replace(' ', '_').replace('-', '_')
    info = _cache.get(key)
    if info is not None:
        return info
    for search in (_find, *_searches):
        info = search(key)
        if info is not None:
            if not isinstance(info, tuple) or len(info) != 4:
                raise TypeError('codec search functions must return 4-tuples')
            return _cache.setdefault(key, info)
    raise LookupError(f'unknown encoding: {encoding}')


def _find(key):
    name = native_name(key)
    if name is not None:
        return _native(name)
    name = _ALIASES.get(key, key)
    try:
        if name in ('rot13', 'hex', 'base64', 'quopri', 'uu', 'zlib', 'bz2'):
            return _transform(name)
        if name in ('utf_7', 'punycode', 'idna'):
            return _seldom(name)
        import _charmaps
    except ModuleNotFoundError:  # a small system does without
        return None
    name = _charmaps.find(name)
    return None if name is None else _charmap(*name)


_ALIASES = {'rot_13': 'rot13', 'hex_codec': 'hex', 'base64_codec': 'base64', 'base_64': 'base64', 'quopri_codec': 'quopri',
            'quoted_printable': 'quopri', 'quotedprintable': 'quopri', 'uu_codec': 'uu', 'zlib_codec': 'zlib', 'zip': 'zlib',
            'bz2_codec': 'bz2', 'utf7': 'utf_7', 'u7': 'utf_7', 'unicode_1_1_utf_7': 'utf_7'}


def _make(name, encode, decode, encoder, decoder, is_text=True):
    codec = type('Codec', (Codec,), {'encode': staticmethod(encode), 'decode': staticmethod(decode)})
    return CodecInfo(encode, decode, type('StreamReader', (codec, StreamReader), {}),
                     type('StreamWriter', (codec, StreamWriter), {}), encoder, decoder, name, _is_text_encoding=is_text)


def _seldom(name):
    import _codecs_more
    name, encode, decode = _codecs_more.functions(name)

    class Encoder(IncrementalEncoder):
        def encode(self, input, final=False):
            return encode(input, self.errors)[0]

    class Decoder(BufferedIncrementalDecoder):
        def _buffer_decode(self, input, errors, final):
            if name == 'utf-7':
                return decode(input, errors, final)
            return decode(input, errors) if final else ('', 0)

    return _make(name, encode, decode, Encoder, Decoder)


def _native(name):
    if name in ('utf-16', 'utf-32', 'utf-8-sig'):
        return _marked(name)

    def encode(input, errors='strict'):
        return native_encode(name, input, errors), len(input)

    def decode(input, errors='strict'):
        return native_decode(name, input, errors, True)[:2]

    class Encoder(IncrementalEncoder):
        def encode(self, input, final=False):
            return native_encode(name, input, self.errors)

    class Decoder(BufferedIncrementalDecoder):
        def _buffer_decode(self, input, errors, final):
            return native_decode(name, input, errors, final)[:2]

    info = _make(name, encode, decode, Encoder, Decoder)
    # A stream may break off inside a character.
    info.streamreader.decode = staticmethod(lambda input, errors='strict': native_decode(name, input, errors, False)[:2])
    return info


def _marked(name):
    """The encodings with a mark first."""
    plain = 'utf-8' if name == 'utf-8-sig' else name + '-' + sys.byteorder[0] + 'e'

    def encode(input, errors='strict'):
        return native_encode(name, input, errors), len(input)

    def decode(input, errors='strict'):
        return native_decode(name, input, errors, True)[:2]

    class Encoder(IncrementalEncoder):
        def __init__(self, errors='strict'):
            IncrementalEncoder.__init__(self, errors)
            self.first = True

        def encode(self, input, final=False):
            result = native_encode(name if self.first else plain, input, self.errors)
            self.first = False
            return result

        def reset(self):
            self.first = True

        def getstate(self):
            return (1 if name == 'utf-8-sig' else 2) if self.first else 0

        def setstate(self, state):
            self.first = bool(state)

    class Decoder(BufferedIncrementalDecoder):
        order = 0

        def _buffer_decode(self, input, errors, final):
            if name == 'utf-8-sig':
                text, used, _ = native_decode('utf-8' if self.order else name, input, errors, final)
                self.order = self.order or int(used > 0)
            else:
                text, used, self.order = native_decode(name, input, errors, final, self.order)
            return text, used

        def reset(self):
            BufferedIncrementalDecoder.reset(self)
            self.order = 0

        def getstate(self):
            if name == 'utf-8-sig':
                return self.buffer, int(not self.order)
            return self.buffer, 2 if not self.order else int((self.order > 0) != (sys.byteorder == 'big'))

        def setstate(self, state):
            self.buffer, flag = state
            if name == 'utf-8-sig':
                self.order = int(not flag)
            else:
                native = 1 if sys.byteorder == 'big' else -1
                self.order = 0 if flag == 2 else -native if flag else native

    class Reader(StreamReader):
        def __init__(self, stream, errors='strict'):
            StreamReader.__init__(self, stream, errors)
            self._decoder = Decoder(errors)

        def decode(self, input, errors='strict'):
            return self._decoder.decode(input), len(input)

        def reset(self):
            StreamReader.reset(self)
            self._decoder.reset()

    class Writer(StreamWriter):
        def __init__(self, stream, errors='strict'):
            StreamWriter.__init__(self, stream, errors)
            self._encoder = Encoder(errors)

        def encode(self, input, errors='strict'):
            return self._encoder.encode(input), len(input)

        def reset(self):
            self._encoder.reset()

    return CodecInfo(encode, decode, Reader, Writer, Encoder, Decoder, name)


# ---- 8-bit encodings by tables. ----

def charmap_build(map, /):
    """The encoding map for a decoding map, a str."""
    return {ord(c): i for i, c in enumerate(map) if c != '\ufffe'}


def charmap_decode(data, errors='strict', mapping=None, /):
    """(text, length) by a table from bytes to text."""
    data = bytes(data)
    if mapping is None:
        return native_decode('latin-1', data, errors)[:2]
    return _by_map(data, errors, 'charmap', mapping), len(data)


def _by_map(data, errors, name, mapping):
    out = []
    i, n = 0, len(data)
    while i < n:
        try:
            c = mapping[data[i]]
        except LookupError:
            c = None
        if isinstance(c, int):
            c = None if c == 0xfffe else chr(c)
        if c is None or c == '\ufffe':
            e = UnicodeDecodeError(name, data, i, i + 1, 'character maps to <undefined>')
            c, i = lookup_error(errors)(e)
            if i < 0:
                i += n
        else:
            i += 1
        out.append(c)
    return ''.join(out)


def charmap_encode(text, errors='strict', mapping=None, /):
    """(bytes, length) by a table from characters to bytes."""
    if mapping is None:
        return native_encode('latin-1', text, errors), len(text)
    return _to_map(text, errors, 'charmap', mapping), len(text)


def _to_map(text, errors, name, mapping):
    out = bytearray()

    def put(c):
        try:
            v = mapping[ord(c)]
        except LookupError:
            return False
        if v is None:
            return False
        if isinstance(v, int):
            out.append(v)
        else:
            out.extend(v)
        return True

    i, n = 0, len(text)
    while i < n:
        start = i
        if put(text[i]):
            i += 1
            continue
        while i < n and text[i] not in mapping and ord(text[i]) not in mapping:
            i += 1
        e = UnicodeEncodeError(name, text, start, max(i, start + 1), 'character maps to <undefined>')
        replacement, i = lookup_error(errors)(e)
        if i < 0:
            i += n
        if isinstance(replacement, bytes):
            out += replacement
        elif not all(put(c) for c in replacement):
            raise e
    return bytes(out)


def _charmap(name, table):
    decoding = {i: c for i, c in enumerate(table) if c != chr(i)}
    encoding = charmap_build(table)

    def encode(input, errors='strict'):
        return _to_map(input, errors, 'charmap', encoding), len(input)

    def decode(input, errors='strict'):
        data = bytes(input)
        text = data.decode('latin-1').translate(decoding)
        if '\ufffe' in text:
            text = _by_map(data, errors, 'charmap', table)
        return text, len(data)

    class Encoder(IncrementalEncoder):
        def encode(self, input, final=False):
            return encode(input, self.errors)[0]

    class Decoder(IncrementalDecoder):
        def decode(self, input, final=False):
            return decode(input, self.errors)[0]

    return _make(name, encode, decode, Encoder, Decoder)


# ---- From text to text, and from bytes to bytes. ----

def _transform(name):
    if name == 'rot13':
        import string
        low, up = string.ascii_lowercase, string.ascii_uppercase
        table = str.maketrans(low + up, low[13:] + low[:13] + up[13:] + up[:13])

        def to(data):
            return str.translate(data, table)
        back, name = to, 'rot-13'
    elif name == 'hex':
        from binascii import a2b_hex as back, b2a_hex as to
    elif name == 'base64':
        from binascii import a2b_base64 as back, b2a_base64

        def to(data):
            data = bytes(data)
            return b''.join(b2a_base64(data[i:i + 57]) for i in range(0, len(data), 57))
    elif name in ('quopri', 'uu'):
        import _codecs_more
        to, back = getattr(_codecs_more, name + '_encode'), getattr(_codecs_more, name + '_decode')
    elif name in ('zlib', 'bz2'):
        try:
            module = __import__(name)
        except ImportError:
            return None
        to, back = module.compress, module.decompress
    else:
        return None

    def encode(input, errors='strict'):
        assert errors == 'strict'
        return to(input), len(input)

    def decode(input, errors='strict'):
        assert errors == 'strict'
        return back(input), len(input)

    class Encoder(IncrementalEncoder):
        def encode(self, input, final=False):
            return to(input)

    class Decoder(IncrementalDecoder):
        def decode(self, input, final=False):
            return back(input)

    return _make(name, encode, decode, Encoder, Decoder, False)


_ESCAPES = {'\\': '\\', "'": "'", '"': '"', 'a': '\a', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v',
            '\n': ''}


def escape_decode(data, errors='strict', /):
    """(bytes, length) for the inside of a literal of bytes."""
    text = data if isinstance(data, str) else bytes(data).decode('latin-1')
    first, *parts = text.replace('\\\\', '\\\0').split('\\')
    out = [first]
    for part in parts:
        c = part[:1]
        if c == '\0':
            part = '\\' + part[1:]
        elif c == 'x':
            try:
                part = chr(int(part[1:3], 16)) + part[3:]
            except ValueError:
                raise ValueError(f'invalid \\x escape at position {len("".join(out))}') from None
        elif c in _ESCAPES:
            part = _ESCAPES[c] + part[1:]
        elif '0' <= c <= '7':
            n = 1
            while n < 3 and '0' <= part[n:n + 1] <= '7':
                n += 1
            part = chr(int(part[:n], 8) & 255) + part[n:]
        else:
            part = '\\' + part
        out.append(part)
    return ''.join(out).encode('latin-1'), len(data)


def escape_encode(data, errors='strict', /):
    """(literal, length) for bytes."""
    text = repr(bytes(data))[2:-1]
    return text.replace("\\'", "'").replace("'", "\\'").encode(), len(data)


# ---- Functions. ----

def getencoder(encoding):
    """The encoding function."""
    return lookup(encoding).encode


def getdecoder(encoding):
    """The decoding function."""
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    """The class of incremental encoders.  LookupError."""
    encoder = lookup(encoding).incrementalencoder
    if encoder is None:
        raise LookupError(encoding)
    return encoder


def getincrementaldecoder(encoding):
    """The class of incremental decoders.  LookupError."""
    decoder = lookup(encoding).incrementaldecoder
    if decoder is None:
        raise LookupError(encoding)
    return decoder


def getreader(encoding):
    """The StreamReader class."""
    return lookup(encoding).streamreader


def getwriter(encoding):
    """The StreamWriter class."""
    return lookup(encoding).streamwriter


def _run(info, which, obj, errors, encoding):
    try:
        result = info[which](obj, errors)
    except Exception as e:
        e.add_note(f"{'decoding' if which else 'encoding'} with '{encoding}' codec failed")
        raise
    if not isinstance(result, tuple) or len(result) != 2:
        raise TypeError(f"{'decoder' if which else 'encoder'} must return a tuple (object, integer)")
    return result[0]


def encode(obj, encoding='utf-8', errors='strict'):
    """Encode an object by any codec."""
    return _run(lookup(encoding), 0, obj, errors, encoding)


def decode(obj, encoding='utf-8', errors='strict'):
    """Decode an object by any codec."""
    return _run(lookup(encoding), 1, obj, errors, encoding)


def _text_codec(encoding, function):
    info = lookup(encoding)
    if not getattr(info, '_is_text_encoding', True):
        raise LookupError(f"'{encoding}' is not a text encoding; use codecs.{function}() to handle arbitrary codecs")
    return info


def _encode_text(obj, encoding, errors):
    return _run(_text_codec(encoding, 'encode'), 0, obj, errors, encoding)


def _decode_text(obj, encoding, errors):
    return _run(_text_codec(encoding, 'decode'), 1, obj, errors, encoding)


def iterencode(iterator, encoding, errors='strict', **kwargs):
    """Encode an iterable of pieces."""
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for input in iterator:
        output = encoder.encode(input)
        if output:
            yield output
    output = encoder.encode('', True)
    if output:
        yield output


def iterdecode(iterator, encoding, errors='strict', **kwargs):
    """Decode an iterable of pieces."""
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for input in iterator:
        output = decoder.decode(input)
        if output:
            yield output
    output = decoder.decode(b'', True)
    if output:
        yield output


def open(filename, mode='r', encoding=None, errors='strict', buffering=-1):
    """Open a file with a codec; deprecated: use open()."""
    import warnings
    warnings.warn('codecs.open() is deprecated. Use open() instead.', DeprecationWarning, stacklevel=2)
    if encoding is not None and 'b' not in mode:
        mode += 'b'
    file = builtins.open(filename, mode, buffering)
    if encoding is None:
        return file
    try:
        info = lookup(encoding)
        stream = StreamReaderWriter(file, info.streamreader, info.streamwriter, errors)
        stream.encoding = encoding
        return stream
    except BaseException:
        file.close()
        raise


def EncodedFile(file, data_encoding, file_encoding=None, errors='strict'):
    """A stream of bytes in data_encoding over a file in file_encoding."""
    if file_encoding is None:
        file_encoding = data_encoding
    data, below = lookup(data_encoding), lookup(file_encoding)
    stream = StreamRecoder(file, data.encode, data.decode, below.streamreader, below.streamwriter, errors)
    stream.data_encoding = data_encoding
    stream.file_encoding = file_encoding
    return stream


def make_identity_dict(rng):
    """A dict of each number to itself."""
    return {i: i for i in rng}


def make_encoding_map(decoding_map):
    """The inverse of a map; None where it is not unique."""
    m = {}
    for k, v in decoding_map.items():
        m[v] = None if v in m else k
    return m


def __getattr__(name):
    """utf_8_encode and so on: the functions of the codecs in C."""
    for suffix in ('_encode', '_decode'):
        if name.endswith(suffix):
            codec = native_name(name[:-len(suffix)])
            if codec is not None:
                if suffix == '_encode':
                    return lambda text, errors='strict', /: (native_encode(codec, text, errors), len(text))
                return lambda data, errors='strict', final=False, /: native_decode(codec, data, errors, final)[:2]
    raise AttributeError(f"module 'codecs' has no attribute {name!r}")
