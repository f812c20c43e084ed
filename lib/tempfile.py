# SPDX-License-Identifier: MIT
"""Files and directories for a while."""
import os
import random
import shutil
import io

__all__ = ['NamedTemporaryFile', 'TemporaryFile', 'SpooledTemporaryFile', 'TemporaryDirectory', 'mkstemp', 'mkdtemp', 'mktemp', 'TMP_MAX',
           'gettempprefix', 'tempdir', 'gettempdir', 'gettempprefixb', 'gettempdirb']

TMP_MAX = 10000
template = 'tmp'
tempdir = None


def _names():
    source = random.SystemRandom()
    while True:
        yield ''.join(source.choices('abcdefghijklmnopqrstuvwxyz0123456789_', k=8))


def gettempdir():
    """The directory for temporary files."""
    global tempdir
    if tempdir is None:
        places = [os.environ.get(n) for n in ('TMPDIR', 'TEMP', 'TMP')] + ['/tmp', '/var/tmp', '/usr/tmp', os.getcwd()]
        for place in places:
            if place and os.path.isdir(place) and os.access(place, os.W_OK | os.X_OK):
                tempdir = os.path.abspath(place)
                break
        else:
            raise FileNotFoundError(2, f'No usable temporary directory found in {places}')
    return os.fsdecode(tempdir)


def gettempdirb():
    """The same as bytes."""
    return os.fsencode(gettempdir())


def gettempprefix():
    """What names begin with."""
    return template


def gettempprefixb():
    """The same as bytes."""
    return os.fsencode(template)


def _parts(prefix, suffix, dir):
    given = [x for x in (prefix, suffix, dir) if x is not None]
    as_bytes = bool(given) and isinstance(os.fspath(given[0]), bytes)
    if any(isinstance(os.fspath(x), bytes) != as_bytes for x in given):
        raise TypeError("Can't mix bytes and non-bytes in path components.")
    empty = b'' if as_bytes else ''
    return (empty if suffix is None else suffix, (gettempprefixb() if as_bytes else template) if prefix is None else prefix,
            (gettempdirb() if as_bytes else gettempdir()) if dir is None else dir, as_bytes)


def _make(suffix, prefix, dir, make):
    suffix, prefix, dir, as_bytes = _parts(prefix, suffix, dir)
    for _, name in zip(range(TMP_MAX), _names()):
        path = os.path.join(dir, prefix + (os.fsencode(name) if as_bytes else name) + suffix)
        try:
            return make(path), os.path.abspath(path)
        except FileExistsError:
            pass
    raise FileExistsError(17, 'No usable temporary file name found')


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """Make a file: (descriptor, path)."""
    return _make(suffix, prefix, dir, lambda path: os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600))


def mkdtemp(suffix=None, prefix=None, dir=None):
    """Make a directory: its path."""
    return _make(suffix, prefix, dir, lambda path: os.mkdir(path, 0o700))[1]


def mktemp(suffix='', prefix=template, dir=None):
    """A name that nobody uses at the moment; deprecated."""
    def check(path):
        if os.path.lexists(path):
            raise FileExistsError
    return _make(suffix, prefix, dir, check)[1]


class _TemporaryFileWrapper:
    """A file that is removed when it is closed."""

    def __init__(self, file, name, delete, delete_on_close):
        self.file = file
        self.name = name
        self.delete = delete
        self._delete_on_close = delete_on_close
        self._gone = False

    def __getattr__(self, name):
        return getattr(self.__dict__['file'], name)

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, *exc):
        result = self.file.__exit__(*exc)
        self._remove(self.delete)
        return result

    def __iter__(self):
        yield from self.file

    def _remove(self, wanted):
        if wanted and not self._gone:
            self._gone = True
            try:
                os.unlink(self.name)
            except FileNotFoundError:
                if self._delete_on_close:
                    raise

    def close(self):
        """Close and remove the file."""
        try:
            self.file.close()
        finally:
            self._remove(self.delete and self._delete_on_close)

    def __del__(self):
        if not self._gone and self.delete:
            self.file.close()
            self._remove(True)

    def __repr__(self):
        return repr(self.file)


def _open(fd, path, mode, buffering, encoding, newline, errors):
    try:
        file = open(fd, mode, buffering, encoding, errors, newline)
        raw = getattr(file, 'buffer', file)
        getattr(raw, 'raw', raw).name = path
        return file
    except BaseException:
        os.close(fd)
        os.unlink(path)
        raise


def NamedTemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True, *,
                       errors=None, delete_on_close=True):
    """A temporary file with a name."""
    fd, path = mkstemp(suffix, prefix, dir)
    return _TemporaryFileWrapper(_open(fd, path, mode, buffering, encoding, newline, errors), path, delete, delete_on_close)


def TemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None):
    """A temporary file without a name."""
    fd, path = mkstemp(suffix, prefix, dir)
    os.unlink(path)
    try:
        return open(fd, mode, buffering, encoding, errors, newline)
    except BaseException:
        os.close(fd)
        raise


class SpooledTemporaryFile(io.IOBase):
    """A temporary file that stays in memory while it is small."""

    def __init__(self, max_size=0, mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *,
                 errors=None):
        binary = 'b' in mode
        self._file = io.BytesIO() if binary else io.TextIOWrapper(io.BytesIO(), encoding, errors, newline, write_through=True)
        self._max_size = max_size
        self._rolled = False
        self._args = {'mode': mode, 'buffering': buffering, 'encoding': encoding, 'newline': newline, 'suffix': suffix,
                      'prefix': prefix, 'dir': dir, 'errors': errors}

    def rollover(self):
        """Go on in a real file."""
        if self._rolled:
            return
        old, new = self._file, TemporaryFile(**self._args)
        at = old.tell()
        if hasattr(new, 'buffer'):
            new.buffer.write(old.detach().getvalue())
        else:
            new.write(old.getvalue())
        new.seek(at)
        self._file, self._rolled = new, True

    def _check(self):
        if not self._rolled and self._max_size and self._file.tell() > self._max_size:
            self.rollover()

    def write(self, s):
        """Write."""
        result = self._file.write(s)
        self._check()
        return result

    def writelines(self, iterable):
        """Write several lines."""
        for line in iterable:
            self.write(line)

    def fileno(self):
        """The descriptor, of a real file then."""
        self.rollover()
        return self._file.fileno()

    def close(self):
        """Close it."""
        self._file.close()

    @property
    def closed(self):
        """Is it closed?"""
        return self._file.closed

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self._file.close()

    def __iter__(self):
        return iter(self._file)

    def truncate(self, size=None):
        """Set the size."""
        if size is not None and self._max_size and size > self._max_size:
            self.rollover()
        return self._file.truncate(size)


def _forward(name):
    def method(self, *args):
        return getattr(self._file, name)(*args)
    method.__name__ = name
    return method


for _name in ('read', 'read1', 'readinto', 'readline', 'readlines', 'seek', 'tell', 'flush', 'isatty', 'readable', 'writable', 'seekable',
              'detach'):
    setattr(SpooledTemporaryFile, _name, _forward(_name))
del _name


class TemporaryDirectory:
    """A temporary directory, which cleanup() or the end of `with' removes."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore_cleanup_errors = ignore_cleanup_errors
        self._delete = delete

    def __repr__(self):
        return f'<{type(self).__name__} {self.name!r}>'

    def __enter__(self):
        return self.name

    def __exit__(self, *exc):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        """Remove it."""
        if os.path.exists(self.name):
            shutil.rmtree(self.name, self._ignore_cleanup_errors)

    def __del__(self):
        if getattr(self, '_delete', False):
            shutil.rmtree(self.name, True)
