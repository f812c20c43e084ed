# SPDX-License-Identifier: MIT
"""Streams: files, and bytes and text in memory.

open() gives a stream of three layers: FileIO makes the system's calls, a buffered one gathers them, TextIOWrapper makes text of bytes.
Every operation of a buffered or text stream and of BytesIO and StringIO is atomic: it holds the stream's own lock.
"""
import abc
import errno
import os
import stat
import sys
from _thread import RLock

__all__ = ['BlockingIOError', 'open', 'open_code', 'IOBase', 'RawIOBase', 'FileIO', 'BytesIO', 'StringIO',
           'BufferedIOBase', 'BufferedReader', 'BufferedWriter', 'BufferedRWPair', 'BufferedRandom', 'TextIOBase',
           'TextIOWrapper', 'UnsupportedOperation', 'SEEK_SET', 'SEEK_CUR', 'SEEK_END', 'text_encoding',
           'DEFAULT_BUFFER_SIZE', 'IncrementalNewlineDecoder', 'Reader', 'Writer']

DEFAULT_BUFFER_SIZE = 131072
BlockingIOError = BlockingIOError
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


class UnsupportedOperation(OSError, ValueError):
    """The stream cannot do that."""


UnsupportedOperation.__module__ = 'io'


def text_encoding(encoding, stacklevel=2, /):
    """The encoding that None stands for."""
    return 'utf-8' if encoding is None else encoding


def open_code(path):
    """Open a file of code for reading bytes."""
    return open(path, 'rb')


def open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    """Open a file (a path or a descriptor) and return its stream.

    mode is one of r (read), w (write anew), x (write, the file must not exist) and a (append), with + to read and write, b for bytes and t
    for text.  buffering is 0 for none (bytes only), 1 for lines (text only), or a size.  encoding, errors and newline are TextIOWrapper's.
    """
    if not isinstance(file, int):
        file = os.fspath(file)
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    modes = set(mode)
    if modes - set('axrwb+t') or len(mode) > len(modes):
        raise ValueError('invalid mode: %r' % mode)
    if 't' in modes and 'b' in modes:
        raise ValueError("can't have text and binary mode at once")
    if len(modes & set('axrw')) > 1:
        raise ValueError('must have exactly one of create/read/write/append mode')
    if not modes & set('axrw'):
        raise ValueError('Must have exactly one of create/read/write/append mode and at most one plus')
    binary = 'b' in modes
    if binary and encoding is not None:
        raise ValueError("binary mode doesn't take an encoding argument")
    if binary and errors is not None:
        raise ValueError("binary mode doesn't take an errors argument")
    if binary and newline is not None:
        raise ValueError("binary mode doesn't take a newline argument")
    raw_mode = ''.join(c for c in mode if c not in 'bt')
    raw = FileIO(file, raw_mode, closefd, opener)
    result = raw
    try:
        lines = not binary and (buffering == 1 or buffering < 0 and raw.isatty())
        if buffering < 0 or buffering == 1:
            buffering = max(raw._blksize, 8192)
        if buffering == 0:
            if binary:
                return raw
            raise ValueError("can't have unbuffered text I/O")
        if '+' in modes:
            result = BufferedRandom(raw, buffering)
        elif 'r' in modes:
            result = BufferedReader(raw, buffering)
        else:
            result = BufferedWriter(raw, buffering)
        if binary:
            return result
        result = TextIOWrapper(result, encoding, errors, newline, lines)
        result.mode = mode
        return result
    except BaseException:
        result.close()
        raise


class IOBase(metaclass=abc.ABCMeta):
    """What all streams have."""

    _closed = False

    def _unsupported(self, name):
        raise UnsupportedOperation(name)

    def _check_closed(self, message=None):
        if self.closed:
            raise ValueError(message or 'I/O operation on closed file.')

    _checkClosed = _check_closed

    def _checkReadable(self, message=None):
        if not self.readable():
            raise UnsupportedOperation(message or 'File or stream is not readable.')

    def _checkWritable(self, message=None):
        if not self.writable():
            raise UnsupportedOperation(message or 'File or stream is not writable.')

    def _checkSeekable(self, message=None):
        if not self.seekable():
            raise UnsupportedOperation(message or 'File or stream is not seekable.')

    def seek(self, offset, whence=0, /):
        """Set the position and return it."""
        self._unsupported('seek')

    def tell(self):
        """The position."""
        return self.seek(0, 1)

    def truncate(self, pos=None, /):
        """Set the size."""
        self._unsupported('truncate')

    def flush(self):
        """Write out what is buffered."""
        self._check_closed()

    def close(self):
        """Flush and close."""
        if not self._closed:
            try:
                self.flush()
            finally:
                self._closed = True

    @property
    def closed(self):
        """Is it closed?"""
        return self._closed

    def __del__(self):
        try:
            if not self.closed:
                self.close()
        except (AttributeError, OSError, ValueError):
            pass

    def seekable(self):
        """Can the position be set?"""
        self._check_closed()
        return False

    def readable(self):
        """Can it be read from?"""
        self._check_closed()
        return False

    def writable(self):
        """Can it be written to?"""
        self._check_closed()
        return False

    def fileno(self):
        """The descriptor."""
        self._unsupported('fileno')

    def isatty(self):
        """Is it a terminal?"""
        self._check_closed()
        return False

    def __enter__(self):
        self._check_closed()
        return self

    def __exit__(self, *exc):
        self.close()

    def readline(self, size=-1, /):
        """Read a line of at most size bytes."""
        size = -1 if size is None else size.__index__()
        out = bytearray()
        while size < 0 or len(out) < size:
            b = self.read(1)
            if not b:
                break
            out += b
            if out.endswith(b'\n'):
                break
        return bytes(out)

    def __iter__(self):
        self._check_closed()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=None, /):
        """The lines, until they have hint bytes together."""
        if hint is None or hint <= 0:
            return list(self)
        total, lines = 0, []
        for line in self:
            lines.append(line)
            total += len(line)
            if total >= hint:
                break
        return lines

    def writelines(self, lines, /):
        """Write each of some lines."""
        self._check_closed()
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    """Streams of bytes without a buffer."""

    def read(self, size=-1, /):
        """Read up to size bytes by one call of the system, or all."""
        if size is None or size < 0:
            return self.readall()
        b = bytearray(size)
        n = self.readinto(b)
        if n is None:
            return None
        return bytes(b[:n])

    def readall(self):
        """Read to the end."""
        parts = []
        while True:
            data = self.read(DEFAULT_BUFFER_SIZE)
            if not data:
                return b''.join(parts) if parts else data
            parts.append(data)

    def readinto(self, buffer, /):
        """Read into a buffer: how many bytes."""
        self._unsupported('readinto')

    def write(self, data, /):
        """Write bytes: how many were."""
        self._unsupported('write')


class BufferedIOBase(IOBase):
    """Streams of bytes that gather the system's calls."""

    def read(self, size=-1, /):
        """Read size bytes, or all."""
        self._unsupported('read')

    def read1(self, size=-1, /):
        """Read up to size bytes by at most one call of the system."""
        self._unsupported('read1')

    def _into(self, buffer, read):
        with memoryview(buffer) as view, view.cast('B') as target:
            data = read(len(target))
            if data is None:
                return None
            target[:len(data)] = data
            return len(data)

    def readinto(self, buffer, /):
        """Read into a buffer: how many bytes."""
        return self._into(buffer, self.read)

    def readinto1(self, buffer, /):
        """The same by at most one call of the system."""
        return self._into(buffer, self.read1)

    def write(self, data, /):
        """Write bytes."""
        self._unsupported('write')

    def detach(self):
        """Part from the raw stream and return it."""
        self._unsupported('detach')


class TextIOBase(IOBase):
    """Streams of text."""

    def read(self, size=-1, /):
        """Read up to size characters, or all."""
        self._unsupported('read')

    def write(self, text, /):
        """Write text: how many characters."""
        self._unsupported('write')

    def readline(self, size=-1, /):
        """Read a line."""
        self._unsupported('readline')

    def detach(self):
        """Part from the buffer and return it."""
        self._unsupported('detach')

    encoding = None
    newlines = None
    errors = None


class FileIO(RawIOBase):
    """A file of the system, without a buffer."""

    _fd = -1
    _blksize = DEFAULT_BUFFER_SIZE

    def __init__(self, file, mode='r', closefd=True, opener=None):
        if isinstance(file, float):
            raise TypeError('integer argument expected, got float')
        kinds = [c for c in mode if c in 'xwar']
        if set(mode) - set('xrwab+') :
            raise ValueError('invalid mode: %s' % mode)
        if len(kinds) != 1 or mode.count('+') > 1:
            raise ValueError('Must have exactly one of create/read/write/append mode and at most one plus')
        kind, plus = kinds[0], '+' in mode
        self._readable = kind == 'r' or plus
        self._writable = kind != 'r' or plus
        self._kind = kind
        flags = os.O_RDWR if plus else os.O_RDONLY if kind == 'r' else os.O_WRONLY
        flags |= {'r': 0, 'w': os.O_CREAT | os.O_TRUNC, 'x': os.O_CREAT | os.O_EXCL,
                  'a': os.O_CREAT | os.O_APPEND}[kind] | os.O_CLOEXEC
        self.name = file
        self._seekable = None
        owned = -1
        try:
            if isinstance(file, int):
                fd = file
                if fd < 0:
                    raise ValueError('negative file descriptor')
            else:
                if not closefd:
                    raise ValueError('Cannot use closefd=False with file name')
                if opener is None:
                    fd = os.open(file, flags, 0o666)
                else:
                    fd = opener(file, flags)
                    if not isinstance(fd, int):
                        raise TypeError('expected integer from opener')
                    if fd < 0:
                        raise ValueError(f'opener returned {fd}')
                owned = fd
            info = os.fstat(fd)
            if stat.S_ISDIR(info.st_mode):
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), file)
            if info.st_blksize > 1:
                self._blksize = max(info.st_blksize, 8192)
            self._terminal = stat.S_ISCHR(info.st_mode)
            if kind == 'a':
                try:
                    os.lseek(fd, 0, 2)
                except OSError as e:
                    if e.errno != errno.ESPIPE:
                        raise
        except BaseException:
            if owned >= 0:
                os.close(owned)
            raise
        self.closefd = closefd
        self._fd = fd

    def __repr__(self):
        name = f'{type(self).__module__}.{type(self).__qualname__}'.replace('io.', '_io.', 1)
        if self._fd < 0:
            return f'<{name} [closed]>'
        return f'<{name} name={self.name!r} mode={self.mode!r} closefd={self.closefd}>'

    def __getstate__(self):
        raise TypeError(f"cannot pickle {type(self).__name__!r} object")

    @property
    def closed(self):
        """Is it closed?"""
        return self._fd < 0

    @property
    def mode(self):
        """The mode that it was opened with."""
        if self._kind == 'r':
            return 'rb+' if self._writable else 'rb'
        if self._kind == 'w':
            return 'rb+' if self._readable else 'wb'
        return self._kind + ('b+' if self._readable else 'b')

    def fileno(self):
        """The descriptor."""
        self._check_closed('I/O operation on closed file')
        return self._fd

    def readable(self):
        """Can it be read from?"""
        self.fileno()
        return self._readable

    def writable(self):
        """Can it be written to?"""
        self.fileno()
        return self._writable

    def seekable(self):
        """Can the position be set?"""
        fd = self.fileno()
        if self._seekable is None:
            try:
                os.lseek(fd, 0, 1)
                self._seekable = True
            except OSError:
                self._seekable = False
        return self._seekable

    def isatty(self):
        """Is it a terminal?"""
        return os.isatty(self.fileno())

    def _for_reading(self):
        fd = self.fileno()
        if not self._readable:
            raise UnsupportedOperation('File not open for reading')
        return fd

    def read(self, size=-1, /):
        """Read up to size bytes by one call of the system, or all."""
        if size is None or size < 0:
            return self.readall()
        try:
            return os.read(self._for_reading(), size)
        except BlockingIOError:
            return None

    def readall(self):
        """Read to the end."""
        fd = self._for_reading()
        parts = []
        size = 65536
        while True:
            try:
                data = os.read(fd, size)
            except BlockingIOError:
                return b''.join(parts) if parts else None
            if not data:
                return parts[0] if len(parts) == 1 else b''.join(parts)
            parts.append(data)
            size = min(size * 2, 1 << 24)

    def readinto(self, buffer, /):
        """Read into a buffer: how many bytes."""
        try:
            return os.readinto(self._for_reading(), buffer)
        except BlockingIOError:
            return None

    def write(self, data, /):
        """Write bytes by one call of the system: how many were."""
        fd = self.fileno()
        if not self._writable:
            raise UnsupportedOperation('File not open for writing')
        try:
            return os.write(fd, data)
        except BlockingIOError:
            return None

    def seek(self, offset, whence=0, /):
        """Set the position and return it."""
        return os.lseek(self.fileno(), offset, whence)

    def tell(self):
        """The position."""
        return os.lseek(self.fileno(), 0, 1)

    def truncate(self, size=None, /):
        """Set the file's size, by default to the position."""
        fd = self.fileno()
        if not self._writable:
            raise UnsupportedOperation('File not open for writing')
        if size is None:
            size = self.tell()
        os.ftruncate(fd, size)
        return size

    def close(self):
        """Close the file."""
        fd = self._fd
        if fd < 0:
            return
        try:
            IOBase.close(self)
        finally:
            fd, self._fd = self._fd, -1
            if self.closefd and fd >= 0:
                os.close(fd)


class BytesIO(BufferedIOBase):
    """A stream of bytes in memory."""

    def __init__(self, initial_bytes=b''):
        self._lock = RLock()
        self._buffer = bytearray()
        self._pos = 0
        if initial_bytes is not None:
            self._buffer += initial_bytes

    def _open(self):
        if self._closed:
            raise ValueError('I/O operation on closed file.')

    def __getstate__(self):
        return self.getvalue(), self._pos, {k: v for k, v in self.__dict__.items() if k[0] != '_'} or None

    def __setstate__(self, state):
        value, pos, attributes = state
        self.__init__(value)
        self._pos = pos
        if attributes:
            self.__dict__.update(attributes)

    def getvalue(self):
        """All bytes."""
        self._open()
        return bytes(self._buffer)

    def getbuffer(self):
        """A view of the bytes, through which they can be changed."""
        self._open()
        return memoryview(self._buffer)

    def close(self):
        """Forget the bytes."""
        with self._lock:
            if not self._closed:
                self._buffer = bytearray()
            self._closed = True

    def readable(self):
        """Yes."""
        self._open()
        return True

    writable = seekable = readable

    def read(self, size=-1, /):
        """Read size bytes, or all."""
        with self._lock:
            self._open()
            size = -1 if size is None else size.__index__()
            pos = self._pos
            end = len(self._buffer)
            if size >= 0:
                end = min(end, pos + size)
            if end <= pos:
                return b''
            self._pos = end
            return bytes(self._buffer[pos:end])

    def read1(self, size=-1, /):
        """Read size bytes, or all."""
        return self.read(size)

    def readline(self, size=-1, /):
        """Read a line."""
        with self._lock:
            self._open()
            end = self._buffer.find(b'\n', self._pos) + 1
            n = (end or len(self._buffer)) - self._pos
            if size is not None and 0 <= size < n:
                n = size
            return self.read(max(n, 0))

    def write(self, data, /):
        """Write bytes."""
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        with self._lock:
            self._open()
            with memoryview(data) as view:
                n = view.nbytes
                if n == 0:
                    return 0
                pos = self._pos
                if pos > len(self._buffer):
                    self._buffer += bytes(pos - len(self._buffer))
                self._buffer[pos:pos + n] = view if view.contiguous and view.format == 'B' else view.tobytes()
            self._pos = pos + n
            return n

    def seek(self, offset, whence=0, /):
        """Set the position and return it."""
        with self._lock:
            self._open()
            offset = offset.__index__()
            if whence == 0:
                if offset < 0:
                    raise ValueError('negative seek value %r' % (offset,))
                self._pos = offset
            elif whence == 1:
                self._pos = max(0, self._pos + offset)
            elif whence == 2:
                self._pos = max(0, len(self._buffer) + offset)
            else:
                raise ValueError('invalid whence (%d, should be 0, 1 or 2)' % whence)
            return self._pos

    def tell(self):
        """The position."""
        self._open()
        return self._pos

    def truncate(self, size=None, /):
        """Cut the bytes off behind size, by default the position."""
        with self._lock:
            self._open()
            size = self._pos if size is None else size.__index__()
            if size < 0:
                raise ValueError('negative size value %d' % size)
            del self._buffer[size:]
            return size


class _Buffered(BufferedIOBase):
    """Reading and writing over a raw stream.  Unread bytes and unwritten ones are never there together."""

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if buffer_size <= 0:
            raise ValueError('buffer size must be strictly positive')
        self._lock = RLock()
        self._raw = raw
        self._size = buffer_size
        self._data = b''
        self._at = 0
        self._out = bytearray()

    def __repr__(self):
        name = f'{type(self).__module__}.{type(self).__qualname__}'.replace('io.', '_io.', 1)
        try:
            return f'<{name} name={self.name!r}>'
        except AttributeError:
            return f'<{name}>'

    def __getstate__(self):
        raise TypeError(f'cannot pickle {type(self).__name__!r} object')

    @property
    def raw(self):
        """The raw stream."""
        return self._raw

    @property
    def name(self):
        """The raw stream's name."""
        return self._raw.name

    @property
    def mode(self):
        """The raw stream's mode."""
        return self._raw.mode

    @property
    def closed(self):
        """Is it closed?"""
        raw = self._raw
        return raw is None or raw.closed

    def _open(self, message='I/O operation on closed file.'):
        if self._raw is None:
            raise ValueError('raw stream has been detached')
        if self._raw.closed:
            raise ValueError(message)

    def readable(self):
        """Can it be read from?"""
        return self._raw.readable()

    def writable(self):
        """Can it be written to?"""
        return self._raw.writable()

    def seekable(self):
        """Can the position be set?"""
        return self._raw.seekable()

    def fileno(self):
        """The descriptor."""
        return self._raw.fileno()

    def isatty(self):
        """Is it a terminal?"""
        return self._raw.isatty()

    def detach(self):
        """Part from the raw stream and return it."""
        with self._lock:
            self._open()
            self.flush()
            raw, self._raw = self._raw, None
            return raw

    def close(self):
        """Flush and close."""
        with self._lock:
            if self._raw is not None and not self._raw.closed:
                try:
                    self.flush()
                finally:
                    self._raw.close()

    # ---- Reading. ----

    def _begin_read(self, what='read'):
        self._open('%s of closed file' % what)
        if not self._can_read:
            raise UnsupportedOperation(what)
        if self._out:
            self._write_out()

    def _fill(self, n=0):
        data = self._raw.read(max(n, self._size))
        if data:
            self._data = self._data[self._at:] + data
            self._at = 0
        return data

    def read(self, size=-1, /):
        """Read size bytes, or all."""
        if size is not None and size < -1:
            raise ValueError('read length must be non-negative or -1')
        with self._lock:
            self._begin_read()
            if size is None or size < 0:
                kept, self._data, self._at = self._data[self._at:], b'', 0
                rest = self._raw.readall() if hasattr(self._raw, 'readall') else self._raw.read()
                return kept + rest if rest else kept or rest
            while len(self._data) - self._at < size:
                data = self._fill(size - (len(self._data) - self._at))
                if not data:
                    if data is None and self._at == len(self._data):
                        return None
                    break
            at = self._at
            data = self._data[at:at + size]
            self._at = at + len(data)
            return data

    def read1(self, size=-1, /):
        """Read up to size bytes by at most one call of the system."""
        with self._lock:
            self._begin_read()
            if size < 0:
                size = self._size
            if size and self._at == len(self._data):
                self._fill()
            at = self._at
            data = self._data[at:at + size]
            self._at = at + len(data)
            return data

    def peek(self, size=0, /):
        """Bytes from the position on, which stay unread."""
        with self._lock:
            self._begin_read('peek')
            if self._at == len(self._data):
                self._fill()
            return self._data[self._at:]

    def readline(self, size=-1, /):
        """Read a line."""
        with self._lock:
            self._begin_read('readline')
            limit = -1 if size is None else size.__index__()
            seen = 0
            while True:
                end = self._data.find(b'\n', self._at + seen) + 1
                if end:
                    break
                seen = len(self._data) - self._at
                if 0 <= limit <= seen or not self._fill():
                    end = len(self._data)
                    break
            at = self._at
            if limit >= 0:
                end = min(end, at + limit)
            self._at = end
            return self._data[at:end]

    # ---- Writing. ----

    def _write_out(self):
        while self._out:
            n = self._raw.write(bytes(self._out))
            if n is None:
                raise BlockingIOError(errno.EAGAIN, 'write could not complete without blocking', 0)
            if not 0 <= n <= len(self._out):
                raise OSError('raw write() returned invalid length %d (should have been between 0 and %d)'
                              % (n, len(self._out)))
            del self._out[:n]

    def _rewind(self):
        ahead = len(self._data) - self._at
        self._data, self._at = b'', 0
        if ahead:
            self._raw.seek(-ahead, 1)

    def write(self, data, /):
        """Write bytes."""
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        with self._lock:
            self._open('write to closed file')
            if not self._can_write:
                raise UnsupportedOperation('write')
            if self._data:
                self._rewind()
            before = len(self._out)
            self._out += data
            n = len(self._out) - before
            if before + n > self._size:
                self._write_out()
            return n

    def flush(self):
        """Write out what is buffered."""
        with self._lock:
            self._open('flush of closed file')
            self._write_out()
            if self._data and self._can_write:
                self._rewind()

    # ---- Positions. ----

    def tell(self):
        """The position."""
        with self._lock:
            self._open()
            return self._raw.tell() - (len(self._data) - self._at) + len(self._out)

    def seek(self, offset, whence=0, /):
        """Set the position and return it."""
        if whence not in (0, 1, 2, 3, 4):
            raise ValueError('invalid whence value')
        with self._lock:
            self._open('seek of closed file')
            self._write_out()
            ahead = len(self._data) - self._at
            if whence < 2 and ahead:
                here = self._raw.tell()
                to = offset - here if whence == 0 else offset - ahead
                if -len(self._data) <= to <= 0:
                    self._at = len(self._data) + to
                    return here + to
            if whence == 1:
                offset -= ahead
            self._data, self._at = b'', 0
            return self._raw.seek(offset, whence)

    def truncate(self, pos=None, /):
        """Set the file's size, by default to the position."""
        with self._lock:
            self._open('truncate of closed file')
            if not self._can_write:
                raise UnsupportedOperation('truncate')
            self.flush()
            return self._raw.truncate(self.tell() if pos is None else pos)


class BufferedReader(_Buffered):
    """Reading with a buffer."""

    _can_read, _can_write = True, False

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.readable():
            raise OSError('File or stream is not readable.')
        super().__init__(raw, buffer_size)

    def writable(self):
        """No."""
        return False


class BufferedWriter(_Buffered):
    """Writing with a buffer."""

    _can_read, _can_write = False, True

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.writable():
            raise OSError('File or stream is not writable.')
        super().__init__(raw, buffer_size)

    def readable(self):
        """No."""
        return False


class BufferedRandom(_Buffered):
    """Reading and writing with a buffer."""

    _can_read = _can_write = True

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        raw._checkSeekable()
        raw._checkReadable()
        raw._checkWritable()
        super().__init__(raw, buffer_size)


class BufferedRWPair(BufferedIOBase):
    """Reading from one raw stream and writing to another."""

    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE):
        if not reader.readable():
            raise OSError('"reader" argument must be readable.')
        if not writer.writable():
            raise OSError('"writer" argument must be writable.')
        self.reader = BufferedReader(reader, buffer_size)
        self.writer = BufferedWriter(writer, buffer_size)

    def read(self, size=-1, /):
        """Read size bytes, or all."""
        return self.reader.read(size)

    def read1(self, size=-1, /):
        """Read up to size bytes by at most one call."""
        return self.reader.read1(size)

    def readinto(self, buffer, /):
        """Read into a buffer."""
        return self.reader.readinto(buffer)

    def peek(self, size=0, /):
        """Bytes that stay unread."""
        return self.reader.peek(size)

    def write(self, data, /):
        """Write bytes."""
        return self.writer.write(data)

    def flush(self):
        """Write out what is buffered."""
        return self.writer.flush()

    def readable(self):
        """Can it be read from?"""
        return self.reader.readable()

    def writable(self):
        """Can it be written to?"""
        return self.writer.writable()

    def isatty(self):
        """Is one of them a terminal?"""
        return self.writer.isatty() or self.reader.isatty()

    def close(self):
        """Close both."""
        try:
            self.writer.close()
        finally:
            self.reader.close()

    @property
    def closed(self):
        """Is it closed?"""
        return self.writer.closed


class IncrementalNewlineDecoder:
    """Makes '\\n' of all kinds of line ends, piece by piece, and remembers which there were."""

    def __init__(self, decoder, translate, errors='strict'):
        self.decoder = decoder
        self.translate = translate
        self.errors = errors
        self._seen = set()
        self._held = False

    def decode(self, input, final=False):
        """The text of one more piece."""
        text = input if self.decoder is None else self.decoder.decode(input, final=final)
        if self._held and (text or final):
            text = '\r' + text
            self._held = False
        if text.endswith('\r') and not final:
            text = text[:-1]
            self._held = True
        _note_newlines(text, self._seen)
        return _to_newline(text) if self.translate else text

    def getstate(self):
        """What a decoder would have to know to go on."""
        data, flag = (b'', 0) if self.decoder is None else self.decoder.getstate()
        return data, flag << 1 | self._held

    def setstate(self, state):
        """Go on from there."""
        data, flag = state
        self._held = bool(flag & 1)
        if self.decoder is not None:
            self.decoder.setstate((data, flag >> 1))

    def reset(self):
        """Begin anew."""
        self._seen = set()
        self._held = False
        if self.decoder is not None:
            self.decoder.reset()

    @property
    def newlines(self):
        """The line ends seen so far."""
        return _shown_newlines(self._seen)


def _note_newlines(text, seen):
    if '\r' in text:
        both = text.count('\r\n')
        if both:
            seen.add('\r\n')
        if text.count('\r') > both:
            seen.add('\r')
        if text.count('\n') > both:
            seen.add('\n')
    elif '\n' in text:
        seen.add('\n')


def _shown_newlines(seen):
    found = tuple(c for c in ('\r', '\n', '\r\n') if c in seen)
    return None if not found else found[0] if len(found) == 1 else found


def _to_newline(text):
    return text.replace('\r\n', '\n').replace('\r', '\n') if '\r' in text else text


def _check_newline(newline):
    if newline is not None and not isinstance(newline, str):
        raise TypeError(f'illegal newline type: {type(newline)!r}')
    if newline not in (None, '', '\n', '\r', '\r\n'):
        raise ValueError(f'illegal newline value: {newline!r}')


def _line_end(text, start, newline):
    """Where the line ends that begins at start; 0: its end is not there."""
    if newline is None or newline == '\n':
        return text.find('\n', start) + 1
    if newline:
        i = text.find(newline, start)
        return i + len(newline) if i >= 0 else 0
    n, r = text.find('\n', start), text.find('\r', start)
    if r < 0 or 0 <= n < r:
        return n + 1
    return r + 2 if n == r + 1 else r + 1


class StringIO(TextIOBase):
    """A stream of text in memory."""

    def __init__(self, initial_value='', newline='\n'):
        _check_newline(newline)
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f'initial_value must be str or None, not {type(initial_value).__name__}')
        self._lock = RLock()
        self._newline = newline
        self._seen = set()
        self._text = ''
        self._parts = []  # text behind _text, where writing goes on
        self._pos = 0
        if initial_value:
            self.write(initial_value)
            self._pos = 0

    def _open(self):
        if self._closed:
            raise ValueError('I/O operation on closed file')

    def _whole(self):
        if self._parts:
            self._parts.insert(0, self._text)
            self._text = ''.join(self._parts)
            self._parts = []
        return self._text

    def __getstate__(self):
        return self.getvalue(), self._newline, self._pos, {k: v for k, v in self.__dict__.items() if k[0] != '_'} or None

    def __setstate__(self, state):
        value, newline, pos, attributes = state
        self.__init__(value, newline)
        self._pos = pos
        if attributes:
            self.__dict__.update(attributes)

    @property
    def newlines(self):
        """The line ends seen so far."""
        return _shown_newlines(self._seen)

    @property
    def line_buffering(self):
        """No."""
        self._open()
        return False

    def readable(self):
        """Yes."""
        self._open()
        return True

    writable = seekable = readable

    def getvalue(self):
        """All text."""
        with self._lock:
            self._open()
            return self._whole()

    def close(self):
        """Forget the text."""
        self._closed = True

    def write(self, text, /):
        """Write text: how many characters."""
        if not isinstance(text, str):
            raise TypeError(f'string argument expected, got {type(text).__name__!r}')
        with self._lock:
            self._open()
            n = len(text)
            if self._newline is None:
                _note_newlines(text, self._seen)
                text = _to_newline(text)
            elif self._newline not in ('', '\n'):
                text = text.replace('\n', self._newline)
            if not text:
                return n
            if self._parts:
                if self._pos is None:
                    self._parts.append(text)
                    return n
                self._whole()
            pos = self._pos
            if pos is None or pos == len(self._text):
                self._parts.append(text)
                self._pos = None  # the end
                return n
            whole = self._text
            if pos > len(whole):
                whole += '\0' * (pos - len(whole))
            self._text = whole[:pos] + text + whole[pos + len(text):]
            self._pos = pos + len(text)
            return n

    def _position(self):
        if self._pos is None:
            self._pos = len(self._whole())
        return self._pos

    def read(self, size=-1, /):
        """Read up to size characters, or all."""
        with self._lock:
            self._open()
            pos, text = self._position(), self._whole()
            end = len(text) if size is None or size < 0 else min(len(text), pos + size)
            if end <= pos:
                return ''
            self._pos = end
            return text[pos:end]

    def readline(self, size=-1, /):
        """Read a line."""
        with self._lock:
            self._open()
            pos, text = self._position(), self._whole()
            end = _line_end(text, pos, self._newline) or len(text)
            if size is not None and size >= 0:
                end = min(end, pos + size)
            if end <= pos:
                return ''
            self._pos = end
            return text[pos:end]

    def tell(self):
        """The position."""
        with self._lock:
            self._open()
            return self._position()

    def seek(self, pos, whence=0, /):
        """Set the position and return it."""
        with self._lock:
            self._open()
            if whence not in (0, 1, 2):
                raise ValueError('Invalid whence (%d, should be 0, 1 or 2)' % whence)
            if whence == 0 and pos < 0:
                raise ValueError('Negative seek position %d' % pos)
            if whence and pos:
                raise OSError("Can't do nonzero cur-relative seeks")
            self._pos = pos if whence == 0 else self._position() if whence == 1 else len(self._whole())
            return self._pos

    def truncate(self, pos=None, /):
        """Cut the text off behind pos, by default the position."""
        with self._lock:
            self._open()
            pos = self._position() if pos is None else pos.__index__()
            if pos < 0:
                raise ValueError('Negative size value %d' % pos)
            at = self._position()
            self._text = self._whole()[:pos]
            self._pos = at
            return pos


_STATELESS = {'utf-8': 'utf-8', 'utf8': 'utf-8', 'ascii': 'ascii', 'us-ascii': 'ascii', 'latin-1': 'latin-1',
              'latin1': 'latin-1', 'iso-8859-1': 'latin-1', 'iso8859-1': 'latin-1'}
_AFTER_MARK = {'utf-16': 'utf-16-' + sys.byteorder[0] + 'e', 'utf-32': 'utf-32-' + sys.byteorder[0] + 'e',
               'utf-8-sig': 'utf-8'}


def _unfinished(data):
    """How many bytes at the end of data begin a character of UTF-8 that goes on."""
    for n in range(1, min(3, len(data)) + 1):
        b = data[-n]
        if b >= 0xc0:
            return n if n < (2 if b < 0xe0 else 3 if b < 0xf0 else 4) else 0
        if b < 0x80:
            break
    return 0


class TextIOWrapper(TextIOBase):
    """Text over a buffered stream of bytes.

    newline: None makes '\\n' of all line ends when reading; '' leaves them; else lines end with it.  When writing None and the others make
    it (None: the system's) of '\\n'.
    """

    _CHUNK_SIZE = 8192

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        _check_newline(newline)
        if encoding is None or encoding == 'locale':
            encoding = 'utf-8'
        if not isinstance(encoding, str):
            raise TypeError(f"TextIOWrapper() argument 'encoding' must be str or None, not {type(encoding).__name__}")
        if errors is not None and not isinstance(errors, str):
            raise TypeError(f"TextIOWrapper() argument 'errors' must be str or None, not {type(errors).__name__}")
        self._lock = RLock()
        self._buffer = buffer
        self._set(encoding, errors, newline)
        self._line_buffering = bool(line_buffering)
        self._write_through = bool(write_through)
        self._pending = []  # encoded text
        self._pending_size = 0
        self._text = ''  # decoded text, of which _at characters have been read
        self._at = 0
        self._start = None  # the position of _bytes
        self._bytes = b''  # what _text was made of
        self._carry = b''  # read, but not decoded yet
        self._telling = True
        self._marked = False

    def _set(self, encoding, errors, newline):
        ''.encode(encoding)
        self._encoding = encoding
        self._errors = errors or 'strict'
        self._newline = newline
        self._stateless = _STATELESS.get(encoding.lower().replace('_', '-'))
        self._translate = newline is None
        self._put = None if newline in (None, '', '\n') else newline
        self._seen = set()

    def __repr__(self):
        name = f'{type(self).__module__}.{type(self).__qualname__}'.replace('io.', '_io.', 1)
        out = '<' + name
        for attribute in ('name', 'mode'):
            try:
                out += f' {attribute}={getattr(self, attribute)!r}'
            except Exception:
                pass
        return out + f' encoding={self._encoding!r}>'

    def __getstate__(self):
        raise TypeError(f'cannot pickle {type(self).__name__!r} object')

    @property
    def encoding(self):
        """The encoding."""
        return self._encoding

    @property
    def errors(self):
        """What happens on errors."""
        return self._errors

    @property
    def newlines(self):
        """The line ends seen so far."""
        return _shown_newlines(self._seen)

    @property
    def line_buffering(self):
        """Is it flushed after each line?"""
        return self._line_buffering

    @property
    def write_through(self):
        """Is nothing kept back?"""
        return self._write_through

    @property
    def buffer(self):
        """The stream of bytes."""
        return self._buffer

    @property
    def name(self):
        """The name of the file."""
        return self._buffer.name

    @property
    def closed(self):
        """Is it closed?"""
        buffer = self._buffer
        return buffer is None or buffer.closed

    def _open(self):
        if self._buffer is None:
            raise ValueError('underlying buffer has been detached')
        if self._buffer.closed:
            raise ValueError('I/O operation on closed file.')

    def reconfigure(self, *, encoding=None, errors=None, newline=Ellipsis, line_buffering=None, write_through=None):
        """Change these after the stream was made."""
        with self._lock:
            if self._bytes and (encoding is not None or errors is not None or newline is not Ellipsis):
                raise UnsupportedOperation('It is not possible to set the encoding or newline of stream after the '
                                           'first read')
            if newline is not Ellipsis:
                _check_newline(newline)
            self.flush()
            if errors is None:
                errors = self._errors if encoding is None else 'strict'
            self._set(encoding or self._encoding, errors, self._newline if newline is Ellipsis else newline)
            if line_buffering is not None:
                self._line_buffering = bool(line_buffering)
            if write_through is not None:
                self._write_through = bool(write_through)

    def seekable(self):
        """Can the position be set?"""
        self._open()
        return self._buffer.seekable()

    def readable(self):
        """Can it be read from?"""
        self._open()
        return self._buffer.readable()

    def writable(self):
        """Can it be written to?"""
        self._open()
        return self._buffer.writable()

    def fileno(self):
        """The descriptor."""
        self._open()
        return self._buffer.fileno()

    def isatty(self):
        """Is it a terminal?"""
        self._open()
        return self._buffer.isatty()

    def detach(self):
        """Part from the buffer and return it."""
        with self._lock:
            self.flush()
            buffer, self._buffer = self._buffer, None
            return buffer

    def close(self):
        """Flush and close."""
        with self._lock:
            if self._buffer is not None and not self._buffer.closed:
                try:
                    self.flush()
                finally:
                    self._buffer.close()

    # ---- Writing. ----

    def write(self, text, /):
        """Write text: how many characters."""
        if not isinstance(text, str):
            raise TypeError(f'write() argument must be str, not {type(text).__name__}')
        with self._lock:
            self._open()
            n = len(text)
            lines = self._line_buffering and ('\n' in text or '\r' in text)
            if self._put is not None:
                text = text.replace('\n', self._put)
            encoding = self._encoding
            if not self._stateless:
                after = _AFTER_MARK.get(encoding.lower().replace('_', '-'))
                if after is not None:
                    if self._marked or self._buffer.seekable() and self._buffer.tell() > 0:
                        encoding = after
                    self._marked = True
            data = text.encode(encoding, self._errors)
            if self._bytes or self._text:
                self._forget()
            if not self._buffer.writable():
                raise UnsupportedOperation('not writable')
            self._pending.append(data)
            self._pending_size += len(data)
            if self._write_through:
                self._put_out()
            elif lines:
                self.flush()
            elif self._pending_size >= self._CHUNK_SIZE:
                self._put_out()
            return n

    def _put_out(self):
        if self._pending:
            data, self._pending, self._pending_size = b''.join(self._pending), [], 0
            self._buffer.write(data)

    def flush(self):
        """Write out what is buffered."""
        with self._lock:
            self._open()
            self._put_out()
            self._buffer.flush()
            self._telling = True

    # ---- Reading. ----

    def _forget(self):
        if self._stateless and self._buffer.seekable():
            position = self._tell()
            if position is not None:
                self._buffer.seek(position)
        self._text, self._at, self._bytes, self._carry, self._start = '', 0, b'', b'', None

    def _decode(self, data, final):
        """(text, number of bytes it was made of)."""
        end = len(data)
        if not final:
            if self._stateless == 'utf-8':
                end -= _unfinished(data)
            if end == len(data) and self._newline in (None, '') and data.endswith(b'\r'):
                end -= 1
        text = (data[:end] if end < len(data) else data).decode(self._encoding, self._errors)
        return text, end

    def _more(self):
        """Decodes another piece: False at the end of the file."""
        if not self._buffer.readable():
            raise UnsupportedOperation('not readable')
        self._put_out()
        if self._stateless:
            data = self._buffer.read1(self._CHUNK_SIZE)
        else:
            data = self._buffer.read()
        final = not data or not self._stateless
        if not data and not self._carry:
            return False
        data = self._carry + (data or b'')
        text, used = self._decode(data, final)
        self._carry = data[used:]
        _note_newlines(text, self._seen)
        if self._translate:
            text = _to_newline(text)
        if self._at == len(self._text):
            self._text, self._at, self._start, self._bytes = text, 0, None, data[:used]
        else:
            self._text += text
            self._bytes += data[:used]
        return True

    def read(self, size=-1, /):
        """Read up to size characters, or all."""
        with self._lock:
            self._open()
            if size is None or size < 0:
                if not self._buffer.readable():
                    raise UnsupportedOperation('not readable')
                self._put_out()
                data = self._carry + (self._buffer.read() or b'')
                text = self._decode(data, True)[0] if data else ''
                _note_newlines(text, self._seen)
                if self._translate:
                    text = _to_newline(text)
                text = self._text[self._at:] + text
                self._text, self._at, self._bytes, self._carry = '', 0, b'', b''
                return text
            while len(self._text) - self._at < size and self._more():
                pass
            if size and not self._text and not self._buffer.readable():
                raise UnsupportedOperation('not readable')
            at = self._at
            self._at = min(len(self._text), at + size)
            return self._text[at:self._at]

    def readline(self, size=-1, /):
        """Read a line."""
        with self._lock:
            self._open()
            limit = -1 if size is None else size.__index__()
            newline = self._newline
            while True:
                end = _line_end(self._text, self._at, newline)
                if end or 0 <= limit <= len(self._text) - self._at:
                    break
                if not self._more():
                    break
            at = self._at
            end = end or len(self._text)
            if limit >= 0:
                end = min(end, at + limit)
            self._at = end
            return self._text[at:end]

    def __next__(self):
        self._telling = False
        line = self.readline()
        if not line:
            self._telling = True
            raise StopIteration
        return line

    # ---- Positions. ----

    def _tell(self):
        here = self._buffer.tell() - len(self._carry)
        if self._at == len(self._text):
            return here
        if not self._stateless:
            raise OSError("can't reconstruct logical file position")
        low, high = 0, len(self._bytes)
        while low < high:
            middle = (low + high) // 2
            text = self._decode(self._bytes[:middle], middle == len(self._bytes))[0]
            if len(_to_newline(text) if self._translate else text) >= self._at:
                high = middle
            else:
                low = middle + 1
        return here - len(self._bytes) + low

    def tell(self):
        """The position, as seek() takes it."""
        with self._lock:
            self._open()
            if not self._buffer.seekable():
                raise UnsupportedOperation('underlying stream is not seekable')
            if not self._telling:
                raise OSError('telling position disabled by next() call')
            self.flush()
            return self._tell()

    def seek(self, cookie, whence=0, /):
        """Go to a position that tell() gave, the beginning or the end."""
        with self._lock:
            self._open()
            if not self._buffer.seekable():
                raise UnsupportedOperation('underlying stream is not seekable')
            if whence == 1:
                if cookie:
                    raise UnsupportedOperation("can't do nonzero cur-relative seeks")
                cookie = self.tell()
            elif whence == 2:
                if cookie:
                    raise UnsupportedOperation("can't do nonzero end-relative seeks")
            elif whence:
                raise ValueError('invalid whence (%d, should be 0, 1 or 2)' % whence)
            elif cookie < 0:
                raise ValueError('negative seek position %r' % (cookie,))
            self.flush()
            self._text, self._at, self._bytes, self._carry = '', 0, b'', b''
            at = self._buffer.seek(0 if whence == 2 else cookie, 2 if whence == 2 else 0)
            self._marked = at > 0
            return at

    def truncate(self, pos=None, /):
        """Set the file's size, by default to the position."""
        with self._lock:
            self.flush()
            return self._buffer.truncate(self.tell() if pos is None else pos)


class Reader(metaclass=abc.ABCMeta):
    """What can be read from."""

    __slots__ = ()

    @abc.abstractmethod
    def read(self, size=..., /):
        """Read."""


class Writer(metaclass=abc.ABCMeta):
    """What can be written to."""

    __slots__ = ()

    @abc.abstractmethod
    def write(self, data, /):
        """Write."""
