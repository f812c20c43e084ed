# SPDX-License-Identifier: MIT
"""What the modules for paths of all systems have in common."""
import stat

__all__ = ['commonprefix', 'exists', 'getatime', 'getctime', 'getmtime', 'getsize', 'isdevdrive', 'isdir', 'isfile',
           'isjunction', 'islink', 'lexists', 'samefile', 'sameopenfile', 'samestat', 'ALLOW_MISSING']


class ALLOW_MISSING:
    """For realpath(strict=ALLOW_MISSING): parts that don't exist are no error."""


def _mode(path, function):
    try:
        return function(path).st_mode
    except (OSError, ValueError):
        return 0


def exists(path):
    """Does the path lead to something?  False for broken symbolic links."""
    try:
        os.stat(path)
    except (OSError, ValueError):
        return False
    return True


def lexists(path):
    """Is there anything, be it a broken symbolic link?"""
    try:
        os.lstat(path)
    except (OSError, ValueError):
        return False
    return True


def isfile(path):
    """Is it a regular file?"""
    return stat.S_ISREG(_mode(path, os.stat))


def isdir(s):
    """Is it a directory?"""
    return stat.S_ISDIR(_mode(s, os.stat))


def islink(path):
    """Is it a symbolic link?"""
    return stat.S_ISLNK(_mode(path, os.lstat))


def isjunction(path):
    """Is it a junction?  Never, here."""
    os.fspath(path)
    return False


def isdevdrive(path):
    """Is it on a Dev Drive?  Never, here."""
    os.fspath(path)
    return False


def getsize(filename):
    """A file's size in bytes."""
    return os.stat(filename).st_size


def getmtime(filename):
    """When a file was last modified."""
    return os.stat(filename).st_mtime


def getatime(filename):
    """When a file was last read."""
    return os.stat(filename).st_atime


def getctime(filename):
    """When what is known of a file last changed."""
    return os.stat(filename).st_ctime


def commonprefix(m):
    """The longest text that all paths begin with, whether or not it is a path."""
    if not m:
        return ''
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(os.fspath, m))
    first, last = min(m), max(m)
    for i, c in enumerate(first):
        if c != last[i]:
            return first[:i]
    return first


def samestat(s1, s2):
    """Are these results of stat() of the same file?"""
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def samefile(f1, f2):
    """Do two paths lead to the same file?"""
    return samestat(os.stat(f1), os.stat(f2))


def sameopenfile(fp1, fp2):
    """Are two descriptors of the same file?"""
    return samestat(os.fstat(fp1), os.fstat(fp2))


def _splitext(p, sep, altsep, extsep):
    start = p.rfind(sep)
    if altsep:
        start = max(start, p.rfind(altsep))
    dot = p.rfind(extsep)
    if dot > start and p[start + 1:dot].strip(extsep):
        return p[:dot], p[dot:]
    return p, p[:0]


def _check_arg_types(funcname, *args):
    kinds = set()
    for s in args:
        if isinstance(s, str):
            kinds.add(str)
        elif isinstance(s, bytes):
            kinds.add(bytes)
        else:
            raise TypeError(f'{funcname}() argument must be str, bytes, or os.PathLike object, '
                            f'not {s.__class__.__name__!r}') from None
    if len(kinds) > 1:
        raise TypeError("Can't mix strings and bytes in path components") from None


# At the end, since os imports posixpath, which wants the functions above.
import os
