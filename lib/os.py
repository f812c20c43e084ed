# SPDX-License-Identifier: MIT
"""The operating system: files, directories, processes, the environment.

os.path has the operations on paths.  os.environ is a mapping whose writes reach the processes that this one starts.
"""
import abc
import posix
import stat as st
import sys
from _collections_abc import MutableMapping, Mapping
from _operator import index as _index
from posix import *
from posix import _exit

name = 'posix'
linesep = '\n'
error = OSError

sys.modules['os'] = sys.modules[__name__]


def _get_exports_list(module):
    """The names that a module exports; what CPython's socket asks for."""
    return list(getattr(module, "__all__", None) or (name for name in dir(module) if name[0] != "_"))


def fspath(path):
    """The str or bytes that a path object stands for."""
    if isinstance(path, (str, bytes)):
        return path
    kind = type(path)
    try:
        method = kind.__fspath__
    except AttributeError:
        raise TypeError('expected str, bytes or os.PathLike object, not ' + kind.__name__) from None
    text = method(path)
    if isinstance(text, (str, bytes)):
        return text
    raise TypeError(f'expected {kind.__name__}.__fspath__() to return str or bytes, not {type(text).__name__}')


class PathLike(abc.ABC):
    """What stands for a path: it has __fspath__()."""

    __slots__ = ()

    @abc.abstractmethod
    def __fspath__(self):
        """The path as str or bytes."""
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return any('__fspath__' in c.__dict__ for c in subclass.__mro__) or NotImplemented
        return NotImplemented

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


def fsencode(filename):
    """A path as bytes."""
    filename = fspath(filename)
    return filename.encode('utf-8', 'surrogateescape') if isinstance(filename, str) else filename


def fsdecode(filename):
    """A path as str."""
    filename = fspath(filename)
    return filename.decode('utf-8', 'surrogateescape') if isinstance(filename, bytes) else filename


sysconf_names = {k[1:]: getattr(posix, k) for k in dir(posix) if k.startswith('_SC_')}
pathconf_names = {k[1:]: getattr(posix, k) for k in dir(posix) if k.startswith('_PC_')}
confstr_names = {k[1:]: getattr(posix, k) for k in dir(posix) if k.startswith('_CS_')}


def _configuration(name, names):
    if not isinstance(name, str):
        return name
    try:
        return names[name]
    except KeyError:
        raise ValueError('unrecognized configuration name') from None


def sysconf(name, /):
    """A limit of the system."""
    return posix._sysconf(_configuration(name, sysconf_names))


def pathconf(path, name):
    """A limit of what is at a path; -1: there is none."""
    return posix._pathconf(path, _configuration(name, pathconf_names))


def fpathconf(fd, name, /):
    """A limit of an open file; -1: there is none."""
    return pathconf(fd, name)


def confstr(name, /):
    """A text about the system, or None."""
    return posix._confstr(_configuration(name, confstr_names))


import posixpath as path
sys.modules['os.path'] = path
from posixpath import curdir, pardir, sep, pathsep, defpath, extsep, altsep, devnull

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
P_WAIT, P_NOWAIT, P_NOWAITO = 0, 1, 1


# ---- Directories. ----

class DirEntry:
    """An entry of a directory, as scandir() gives it; what is known of its file is asked for once."""

    __slots__ = ('name', 'path', '_kind', '_inode', '_stat', '_lstat')

    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create 'posix.DirEntry' instances")

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f'<DirEntry {self.name!r}>'

    def inode(self):
        """The number of the entry's file."""
        return self._inode

    def stat(self, *, follow_symlinks=True):
        """stat() of the entry."""
        if self._lstat is None and not (follow_symlinks and self.is_symlink()):
            self._lstat = lstat(self.path)
        if not follow_symlinks or not self.is_symlink():
            return self._lstat
        if self._stat is None:
            self._stat = stat(self.path)
        return self._stat

    def _is(self, kind, follow):
        own = self._kind
        if own == 0:
            own = st.S_IFMT(self.stat(follow_symlinks=False).st_mode) >> 12
        if own == 10 and follow:
            try:
                return st.S_IFMT(self.stat().st_mode) >> 12 == kind
            except FileNotFoundError:
                return False
        return own == kind

    def is_dir(self, *, follow_symlinks=True):
        """Is it a directory?"""
        try:
            return self._is(4, follow_symlinks)
        except FileNotFoundError:
            return False

    def is_file(self, *, follow_symlinks=True):
        """Is it a regular file?"""
        try:
            return self._is(8, follow_symlinks)
        except FileNotFoundError:
            return False

    def is_symlink(self):
        """Is it a symbolic link?"""
        if self._kind:
            return self._kind == 10
        try:
            return st.S_ISLNK(lstat(self.path).st_mode)
        except FileNotFoundError:
            return False

    def is_junction(self):
        """Is it a junction?  Never, here."""
        return False


class _ScandirIterator:
    """The entries of a directory."""

    def __init__(self, where):
        self._where = '.' if where is None else where
        self._entries = posix._scan(where)
        self._entries.reverse()

    def __iter__(self):
        return self

    def __next__(self):
        try:
            name, kind, inode = self._entries.pop()
        except IndexError:
            raise StopIteration from None
        entry = object.__new__(DirEntry)
        entry.name = name
        entry.path = name if isinstance(self._where, int) else path.join(self._where, name)
        entry._kind = kind
        entry._inode = inode
        entry._stat = entry._lstat = None
        return entry

    def close(self):
        """End the iteration."""
        self._entries.clear()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()


def scandir(path=None):
    """An iterator over the entries of a directory as DirEntry objects."""
    return _ScandirIterator(path if path is None or isinstance(path, int) else fspath(path))


def makedirs(name, mode=0o777, exist_ok=False):
    """Make a directory and those that lead to it."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        if tail == (b'.' if isinstance(tail, bytes) else '.'):
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    """Remove a directory, and then those that lead to it as long as they are empty."""
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def renames(old, new):
    """Rename, making directories that are needed and removing those that become empty."""
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


def walk(top, topdown=True, onerror=None, followlinks=False):
    """For each directory of a tree (path, names of directories, names of other files).

    The list of directories may be changed when topdown is true: what is not in it is not entered.
    """
    stack = [fspath(top)]
    while stack:
        top = stack.pop()
        if isinstance(top, tuple):
            yield top
            continue
        dirs, files, below = [], [], []
        try:
            with scandir(top) as entries:
                for entry in entries:
                    try:
                        is_dir = entry.is_dir()
                    except OSError:
                        is_dir = False
                    (dirs if is_dir else files).append(entry.name)
                    if not topdown and is_dir and (followlinks or not entry.is_symlink()):
                        below.append(entry.path)
        except OSError as e:
            if onerror is not None:
                onerror(e)
            continue
        if topdown:
            yield top, dirs, files
            for d in reversed(dirs):
                new = path.join(top, d)
                if followlinks or not path.islink(new):
                    stack.append(new)
        else:
            stack.append((top, dirs, files))
            stack.extend(reversed(below))


def fwalk(top='.', topdown=True, onerror=None, *, follow_symlinks=False, dir_fd=None):
    """As walk(), with a descriptor of each directory as the fourth item."""
    top = fspath(top)
    try:
        fd = open(top, O_RDONLY, dir_fd=dir_fd)
    except OSError as e:
        if onerror is not None:
            onerror(e)
        return
    try:
        dirs, files = [], []
        for entry in scandir(fd):
            try:
                is_dir = st.S_ISDIR(stat(entry.name, dir_fd=fd).st_mode)
            except OSError:
                is_dir = False
            (dirs if is_dir else files).append(entry.name)
        if topdown:
            yield top, dirs, files, fd
        for d in dirs:
            if follow_symlinks or not st.S_ISLNK(lstat(d, dir_fd=fd).st_mode):
                for up, ds, fs, below in fwalk(d, topdown, onerror, follow_symlinks=follow_symlinks, dir_fd=fd):
                    yield path.join(top, up), ds, fs, below
        if not topdown:
            yield top, dirs, files, fd
    finally:
        close(fd)


def closerange(fd_low, fd_high, /):
    """Close all descriptors of a range, without errors."""
    for fd in range(fd_low, fd_high):
        try:
            close(fd)
        except OSError:
            pass


def getenvb(key, default=None):
    """A variable of the environment as bytes."""
    return environb.get(key, default)


def getenv(key, default=None):
    """A variable of the environment."""
    return environ.get(key, default)


def fdopen(fd, mode='r', buffering=-1, encoding=None, *args, **kwargs):
    """A file object over an open descriptor."""
    if not isinstance(fd, int):
        raise TypeError('invalid fd type (%s, expected integer)' % type(fd))
    import io
    return io.open(fd, mode, buffering, encoding, *args, **kwargs)


def fchmod(fd, mode):
    """chmod() of an open file."""
    chmod(fd, mode)


def fchown(fd, uid, gid):
    """chown() of an open file."""
    chown(fd, uid, gid)


def lchown(path, uid, gid):
    """chown() of a symbolic link itself."""
    chown(path, uid, gid, follow_symlinks=False)


def fchdir(fd):
    """chdir() to an open directory."""
    chdir(fd)


# ---- The environment. ----

class _Environ(MutableMapping):
    """A mapping of the environment; the C library's is changed along with it."""

    def __init__(self, data, encode, decode):
        self._data = data
        self.encodekey = self.encodevalue = encode
        self.decodekey = self.decodevalue = decode

    def __getitem__(self, key):
        try:
            value = self._data[self.encodekey(key)]
        except KeyError:
            raise KeyError(key) from None
        return self.decodevalue(value)

    def __setitem__(self, key, value):
        key, value = self.encodekey(key), self.encodevalue(value)
        putenv(key, value)
        self._data[key] = value

    def __delitem__(self, key):
        encoded = self.encodekey(key)
        unsetenv(encoded)
        try:
            del self._data[encoded]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        for key in list(self._data):
            yield self.decodekey(key)

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        items = ', '.join(f'{self.decodekey(k)!r}: {self.decodevalue(v)!r}' for k, v in list(self._data.items()))
        return f'environ({{{items}}})'

    def copy(self):
        """A dict with the same items."""
        return dict(self)

    def setdefault(self, key, value):
        """The value of key, set if missing."""
        if key not in self:
            self[key] = value
        return self[key]

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        new = dict(self)
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        new = dict(other)
        new.update(self)
        return new


def _encode_variable(value):
    if not isinstance(value, str):
        raise TypeError('str expected, not %s' % type(value).__name__)
    return value.encode('utf-8', 'surrogateescape')


def _check_variable(value):
    if not isinstance(value, bytes):
        raise TypeError('bytes expected, not %s' % type(value).__name__)
    return value


environ = _Environ(posix.environ, _encode_variable, lambda v: v.decode('utf-8', 'surrogateescape'))
environb = _Environ(environ._data, _check_variable, _check_variable)
supports_bytes_environ = True


def reload_environ():
    """Does nothing: environ is all that this program's variables are."""


def get_exec_path(env=None):
    """The directories in which programs are looked for."""
    if env is None:
        env = environ
    found = env.get('PATH')
    if found is None:
        found = defpath
    return fsdecode(found).split(pathsep)


# ---- Processes. ----

_before_fork, _after_in_parent, _after_in_child = [], [], []


def register_at_fork(*, before=None, after_in_child=None, after_in_parent=None):
    """Let functions be called around fork()."""
    if before is after_in_child is after_in_parent is None:
        raise TypeError('At least one argument is required.')
    for function in (before, after_in_child, after_in_parent):
        if function is not None and not callable(function):
            raise TypeError("'%s' object is not callable" % type(function).__name__)
    if before is not None:
        _before_fork.insert(0, before)
    if after_in_child is not None:
        _after_in_child.append(after_in_child)
    if after_in_parent is not None:
        _after_in_parent.append(after_in_parent)


def _call_all(functions):
    for function in list(functions):
        try:
            function()
        except BaseException as e:
            hook = getattr(sys, 'unraisablehook', None)
            if hook is not None:
                from types import SimpleNamespace
                hook(SimpleNamespace(exc_type=type(e), exc_value=e, exc_traceback=e.__traceback__,
                                     err_msg='Exception ignored in fork handler', object=function))


def fork():
    """Make a child process that goes on here: 0 in the child, its id in the parent.  It has the caller's thread only."""
    _call_all(_before_fork)
    pid = -1
    try:
        pid = posix.fork()
    finally:
        if pid == 0 and 'threading' in sys.modules:
            sys.modules['threading']._after_fork()
        _call_all(_after_in_child if pid == 0 else _after_in_parent)
    return pid


def wait():
    """Wait for any child: (id, status)."""
    return waitpid(-1, 0)


def WIFEXITED(status):
    """Did the process end by exiting?"""
    return status & 0x7f == 0


def WEXITSTATUS(status):
    """The exit code of a process that exited."""
    return status >> 8 & 0xff


def WIFSIGNALED(status):
    """Did a signal end the process?"""
    return 0 < status & 0x7f < 0x7f


def WTERMSIG(status):
    """The signal that ended the process."""
    return status & 0x7f


def WIFSTOPPED(status):
    """Is the process stopped?"""
    return status & 0xff == 0x7f


def WSTOPSIG(status):
    """The signal that stopped the process."""
    return status >> 8 & 0xff


def WCOREDUMP(status):
    """Did the process leave an image of its memory?"""
    return status & 0x80 != 0


def WIFCONTINUED(status):
    """Does the process go on after a stop?"""
    return status == 0xffff


def waitstatus_to_exitcode(status):
    """An exit code, or the negated signal, of a status as waitpid() gives it."""
    status = _index(status)
    if WIFSIGNALED(status):
        return -WTERMSIG(status)
    if WIFEXITED(status):
        return WEXITSTATUS(status)
    if WIFSTOPPED(status):
        raise ValueError('process stopped by delivery of signal %d' % WSTOPSIG(status))
    raise ValueError('invalid wait status: %d' % status)


def execvp(file, args):
    """Replace the process by a program that is looked for in PATH."""
    _search(file, execv, args)


def execvpe(file, args, env):
    """The same with another environment."""
    _search(file, execve, args, env)


def _search(file, execute, args, *env):
    if path.dirname(file):
        execute(file, args, *env)
    last = None
    for directory in get_exec_path(*env):
        try:
            execute(path.join(fsencode(directory), fsencode(file)), args, *env)
        except (FileNotFoundError, NotADirectoryError) as e:
            last = last or e
        except OSError as e:
            last = e
    raise last


def execl(file, *args):
    """execv() with the arguments one by one."""
    execv(file, args)


def execle(file, *args):
    """execve() with the arguments one by one, the environment last."""
    execve(file, args[:-1], args[-1])


def execlp(file, *args):
    """execvp() with the arguments one by one."""
    execvp(file, args)


def execlpe(file, *args):
    """execvpe() with the arguments one by one, the environment last."""
    execvpe(file, args[:-1], args[-1])


def spawnve(mode, file, args, env):
    """Run a program in a new process: its id, or with P_WAIT its exit code (the signal's number negated)."""
    return _spawn(posix_spawn, mode, file, args, env)


def _spawn(start, mode, file, args, env):
    args = tuple(args)
    if not args or not args[0]:
        raise ValueError('argv first element cannot be empty')
    try:
        pid = start(file, args, env)
    except OSError:
        return 127
    if mode == P_NOWAIT:
        return pid
    return waitstatus_to_exitcode(waitpid(pid, 0)[1])


def spawnv(mode, file, args):
    """spawnve() with this environment."""
    return _spawn(posix_spawn, mode, file, args, environ)


def spawnvp(mode, file, args):
    """spawnv() of a program that is looked for in PATH."""
    return _spawn(posix_spawnp, mode, file, args, environ)


def spawnvpe(mode, file, args, env):
    """spawnve() of a program that is looked for in PATH."""
    return _spawn(posix_spawnp, mode, file, args, env)


def spawnl(mode, file, *args):
    """spawnv() with the arguments one by one."""
    return spawnv(mode, file, args)


def spawnle(mode, file, *args):
    """spawnve() with the arguments one by one, the environment last."""
    return spawnve(mode, file, args[:-1], args[-1])


def spawnlp(mode, file, *args):
    """spawnvp() with the arguments one by one."""
    return spawnvp(mode, file, args)


def spawnlpe(mode, file, *args):
    """spawnvpe() with the arguments one by one, the environment last."""
    return spawnvpe(mode, file, args[:-1], args[-1])


def process_cpu_count():
    """How many processors this process may use."""
    return len(sched_getaffinity(0))


def popen(cmd, mode='r', buffering=-1):
    """A file object over the input or output of a shell's command; close() gives the exit status or None."""
    if not isinstance(cmd, str):
        raise TypeError('invalid cmd type (%s, expected string)' % type(cmd))
    if mode not in ('r', 'w'):
        raise ValueError('invalid mode %r' % mode)
    if buffering == 0 or buffering is None:
        raise ValueError('popen() does not support unbuffered streams')
    reader, writer = pipe()
    mine, other, to = (reader, writer, 1) if mode == 'r' else (writer, reader, 0)
    try:
        pid = posix_spawn('/bin/sh', ['/bin/sh', '-c', cmd], environ, file_actions=[(POSIX_SPAWN_DUP2, other, to)])
    except BaseException:
        close(mine)
        raise
    finally:
        close(other)
    return _PipeFile(fdopen(mine, mode, buffering), pid)


class _PipeFile:
    """The file object of popen()."""

    def __init__(self, stream, pid):
        self._stream = stream
        self._pid = pid

    def close(self):
        """Close the pipe and wait for the process: its exit status, None for 0."""
        self._stream.close()
        pid, self._pid = self._pid, None
        if pid is None:
            return None
        code = waitstatus_to_exitcode(waitpid(pid, 0)[1])
        return code << 8 if code > 0 else code or None

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def __getattr__(self, name):
        return getattr(self._stream, name)

    def __iter__(self):
        return iter(self._stream)


def device_encoding(fd):
    """The encoding of a terminal, or None."""
    return 'utf-8' if isatty(fd) else None


def major(device, /):
    """The major number of a device."""
    return (device >> 8 & 0xfff) | (device >> 32 & ~0xfff)


def minor(device, /):
    """The minor number of a device."""
    return (device & 0xff) | (device >> 12 & ~0xff & 0xffffffff)


def makedev(major, minor, /):
    """The number of a device."""
    return (minor & 0xff) | (major & 0xfff) << 8 | (minor & ~0xff) << 12 | (major & ~0xfff) << 32


supports_dir_fd = {access, chmod, chown, stat, link, lstat, mkdir, mkfifo, open, readlink, rename, symlink, unlink,
                   rmdir, utime}
supports_effective_ids = {access}
supports_fd = {chdir, chmod, chown, listdir, scandir, stat, truncate, utime}
supports_follow_symlinks = {access, chown, stat, link, utime}

__all__ = [n for n in dir() if not n.startswith('_') and n not in ('abc', 'posix', 'st', 'sys', 'MutableMapping',
                                                                    'Mapping')]
__all__.append('_exit')
