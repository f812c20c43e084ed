# SPDX-License-Identifier: MIT
"""Copying, moving and removing files and trees."""
import os
import stat
import sys

__all__ = ['copyfileobj', 'copyfile', 'copymode', 'copystat', 'copy', 'copy2', 'copytree', 'move', 'rmtree', 'Error', 'SpecialFileError',
           'ignore_patterns', 'which', 'get_terminal_size', 'disk_usage', 'SameFileError']

COPY_BUFSIZE = 256 * 1024


class Error(OSError):
    """Some of the operation failed."""


class SameFileError(Error):
    """Source and destination are one file."""


class SpecialFileError(OSError):
    """The file is of a kind that cannot be copied."""


def copyfileobj(fsrc, fdst, length=0):
    """Copy what is left of a stream to another."""
    while data := fsrc.read(length or COPY_BUFSIZE):
        fdst.write(data)


def copyfile(src, dst, *, follow_symlinks=True):
    """Copy the contents of a file."""
    if os.path.exists(dst) and os.path.samefile(src, dst):
        raise SameFileError(f'{src!r} and {dst!r} are the same file')
    for path in (src, dst):
        try:
            if stat.S_ISFIFO(os.stat(path).st_mode):
                raise SpecialFileError(f'`{os.fspath(path)}` is a named pipe')
        except FileNotFoundError:
            pass
    if not follow_symlinks and os.path.islink(src):
        os.symlink(os.readlink(src), dst)
        return dst
    with open(src, 'rb') as fsrc, open(dst, 'wb') as fdst:
        copyfileobj(fsrc, fdst)
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    """Copy the permissions."""
    if follow_symlinks or not os.path.islink(src):
        os.chmod(dst, stat.S_IMODE(os.stat(src).st_mode))


def copystat(src, dst, *, follow_symlinks=True):
    """Copy permissions and times."""
    if not follow_symlinks and os.path.islink(src):
        return
    info = os.stat(src)
    os.utime(dst, ns=(info.st_atime_ns, info.st_mtime_ns))
    os.chmod(dst, stat.S_IMODE(info.st_mode))


def _into(src, dst):
    return os.path.join(dst, os.path.basename(src)) if os.path.isdir(dst) else dst


def copy(src, dst, *, follow_symlinks=True):
    """Copy a file with its permissions to a file or into a directory."""
    dst = _into(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copymode(src, dst, follow_symlinks=follow_symlinks)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    """The same with its times."""
    dst = _into(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copystat(src, dst, follow_symlinks=follow_symlinks)
    return dst


def ignore_patterns(*patterns):
    """For copytree(): ignore what matches one of these shell patterns."""
    def ignore(path, names):
        import fnmatch
        return {name for pattern in patterns for name in fnmatch.filter(names, pattern)}
    return ignore


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False, dirs_exist_ok=False):
    """Copy a tree of directories."""
    entries = list(os.scandir(src))
    skipped = ignore(os.fspath(src), [e.name for e in entries]) if ignore else ()
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    errors = []
    for entry in entries:
        if entry.name in skipped:
            continue
        to = os.path.join(dst, entry.name)
        try:
            if entry.is_symlink() and symlinks:
                os.symlink(os.readlink(entry.path), to)
            elif entry.is_symlink() and ignore_dangling_symlinks and not os.path.exists(entry.path):
                continue
            elif entry.is_dir():
                copytree(entry.path, to, symlinks, ignore, copy_function, ignore_dangling_symlinks, dirs_exist_ok)
            else:
                copy_function(entry.path, to)
        except Error as e:
            errors.extend(e.args[0])
        except OSError as e:
            errors.append((entry.path, to, str(e)))
    try:
        copystat(src, dst)
    except OSError as e:
        errors.append((src, dst, str(e)))
    if errors:
        raise Error(errors)
    return dst


def rmtree(path, ignore_errors=False, onerror=None, *, onexc=None, dir_fd=None):
    """Remove a tree of directories."""
    def failed(function, name, e):
        if onexc is not None:
            onexc(function, name, e)
        elif onerror is not None:
            onerror(function, name, (type(e), e, e.__traceback__))
        elif not ignore_errors:
            raise e
    try:
        if os.path.islink(path):
            raise OSError('Cannot call rmtree on a symbolic link')
        entries = list(os.scandir(path))
    except OSError as e:
        failed(os.path.islink if os.path.islink(path) else os.scandir, path, e)
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            rmtree(entry.path, ignore_errors, onerror, onexc=onexc)
            continue
        try:
            os.unlink(entry.path)
        except FileNotFoundError:
            pass
        except OSError as e:
            failed(os.unlink, entry.path, e)
    try:
        os.rmdir(path)
    except FileNotFoundError:
        pass
    except OSError as e:
        failed(os.rmdir, path, e)


rmtree.avoids_symlink_attacks = False


def move(src, dst, copy_function=copy2):
    """Move a file or a tree, to another file system if need be."""
    real = dst
    if os.path.isdir(dst) and not (os.path.exists(src) and os.path.samefile(src, dst)):
        real = os.path.join(dst, os.path.basename(os.fspath(src).rstrip(os.sep)))
        if os.path.exists(real):
            raise Error(f"Destination path '{real}' already exists")
    try:
        os.rename(src, real)
    except OSError:
        if os.path.islink(src):
            os.symlink(os.readlink(src), real)
            os.unlink(src)
        elif os.path.isdir(src):
            if (os.path.abspath(dst) + os.sep).startswith(os.path.abspath(src) + os.sep):
                raise Error(f"Cannot move a directory '{src}' into itself '{dst}'.") from None
            copytree(src, real, copy_function=copy_function, symlinks=True)
            rmtree(src)
        else:
            copy_function(src, real)
            os.unlink(src)
    return real


def disk_usage(path):
    """(total, used, free) bytes of the file system."""
    import collections
    info = os.statvfs(path)
    total, free = info.f_blocks * info.f_frsize, info.f_bavail * info.f_frsize
    return collections.namedtuple('usage', 'total used free')(total, (info.f_blocks - info.f_bfree) * info.f_frsize, free)


def get_terminal_size(fallback=(80, 24)):
    """The size of the terminal, from the environment or the system."""
    def number(name):
        try:
            return int(os.environ[name])
        except (KeyError, ValueError):
            return 0
    columns, lines = number('COLUMNS'), number('LINES')
    if columns <= 0 or lines <= 0:
        try:
            size = os.get_terminal_size(sys.__stdout__.fileno())
        except (AttributeError, ValueError, OSError):
            size = os.terminal_size(fallback)
        columns = columns if columns > 0 else size.columns or fallback[0]
        lines = lines if lines > 0 else size.lines or fallback[1]
    return os.terminal_size((columns, lines))


def which(cmd, mode=os.F_OK | os.X_OK, path=None):
    """The path of a command, or None."""
    def usable(name):
        return os.path.exists(name) and os.access(name, mode) and not os.path.isdir(name)
    if os.path.dirname(cmd):
        return cmd if usable(cmd) else None
    path = os.environ.get('PATH', os.defpath) if path is None else path
    for directory in os.fspath(path).split(os.pathsep) if path else ():
        name = os.path.join(directory, cmd)
        if usable(name):
            return name
    return None
