# SPDX-License-Identifier: MIT
"""Operations on paths, of systems that separate their parts by '/'.  Programs use it as os.path."""

# Before the imports, since os wants these while it imports this module.
curdir = '.'
pardir = '..'
extsep = '.'
sep = '/'
pathsep = ':'
defpath = '/bin:/usr/bin'
altsep = None
devnull = '/dev/null'
supports_unicode_filenames = False

import genericpath
import os
import stat
import sys
from genericpath import (commonprefix, exists, getatime, getctime, getmtime, getsize, isdevdrive, isdir, isfile,
                         isjunction, islink, lexists, samefile, sameopenfile, samestat, ALLOW_MISSING)

__all__ = ['normcase', 'isabs', 'join', 'splitdrive', 'splitroot', 'split', 'splitext', 'basename', 'dirname',
           'commonprefix', 'getsize', 'getmtime', 'getatime', 'getctime', 'islink', 'exists', 'lexists', 'isdir',
           'isfile', 'ismount', 'expanduser', 'expandvars', 'normpath', 'abspath', 'samefile', 'sameopenfile',
           'samestat', 'curdir', 'pardir', 'sep', 'pathsep', 'defpath', 'altsep', 'extsep', 'devnull', 'realpath',
           'supports_unicode_filenames', 'relpath', 'commonpath', 'isjunction', 'isreserved', 'isdevdrive',
           'ALLOW_MISSING']


def _is_bytes(path):
    return isinstance(path, bytes)


def _get_sep(path):
    return b'/' if isinstance(path, bytes) else '/'


def normcase(s):
    """The path itself: case matters here."""
    return os.fspath(s)


def isabs(s):
    """Does the path begin at the root?"""
    s = os.fspath(s)
    return s.startswith(_get_sep(s))


def join(a, /, *p):
    """Parts put together as one path; an absolute one drops what is before it."""
    a = os.fspath(a)
    slash = _get_sep(a)
    path = a
    try:
        for b in p:
            b = os.fspath(b)
            if b.startswith(slash) or not path:
                path = b
            elif path.endswith(slash):
                path += b
            else:
                path += slash + b
    except (TypeError, AttributeError, BytesWarning):
        genericpath._check_arg_types('join', a, *map(os.fspath, p))
        raise
    return path


def split(p):
    """(head, tail): tail is what follows the last slash."""
    p = os.fspath(p)
    slash = _get_sep(p)
    i = p.rfind(slash) + 1
    head, tail = p[:i], p[i:]
    return (head.rstrip(slash) or head), tail


def splitext(p):
    """(root, ext): ext is empty or begins with the last dot."""
    p = os.fspath(p)
    if isinstance(p, bytes):
        return genericpath._splitext(p, b'/', None, b'.')
    return genericpath._splitext(p, '/', None, '.')


def splitdrive(p):
    """(drive, path): the drive is empty here."""
    p = os.fspath(p)
    return p[:0], p


def splitroot(p):
    """(drive, root, rest)."""
    p = os.fspath(p)
    slash = _get_sep(p)
    empty = p[:0]
    if p[:1] != slash:
        return empty, empty, p
    if p[1:2] != slash or p[2:3] == slash:
        return empty, slash, p[1:]
    return empty, p[:2], p[2:]


def basename(p):
    """The last part of a path."""
    p = os.fspath(p)
    return p[p.rfind(_get_sep(p)) + 1:]


def dirname(p):
    """All but the last part of a path."""
    return split(p)[0]


def isreserved(path):
    """Is the name reserved?  None is, here."""
    os.fspath(path)
    return False


def ismount(path):
    """Is something mounted at the path?"""
    try:
        here = os.lstat(path)
    except (OSError, ValueError):
        return False
    if stat.S_ISLNK(here.st_mode):
        return False
    path = os.fspath(path)
    parent = realpath(join(path, b'..' if isinstance(path, bytes) else '..'))
    try:
        above = os.lstat(parent)
    except OSError:
        return False
    return here.st_dev != above.st_dev or here.st_ino == above.st_ino


def expanduser(path):
    """The path with ~ or ~user at its beginning replaced by that home directory."""
    path = os.fspath(path)
    tilde, slash = (b'~', b'/') if isinstance(path, bytes) else ('~', '/')
    if not path.startswith(tilde):
        return path
    end = path.find(slash, 1)
    if end < 0:
        end = len(path)
    home = None
    if end == 1:
        home = os.environ.get('HOME')
    if home is None:
        home = _home(None if end == 1 else os.fsdecode(path[1:end]))
    if home is None:
        return path
    if isinstance(path, bytes):
        home = os.fsencode(home)
    return (home.rstrip(slash) + path[end:]) or slash


def _home(user):
    """The home directory of a user (None: who runs this program) as /etc/passwd says."""
    try:
        with open('/etc/passwd', encoding='utf-8', errors='surrogateescape') as f:
            for line in f:
                fields = line.rstrip('\n').split(':')
                if len(fields) >= 6 and (fields[0] == user if user is not None else fields[2] == str(os.getuid())):
                    return fields[5]
    except OSError:
        pass
    return None


def expandvars(path):
    """The path with $name and ${name} replaced by variables of the environment; unknown ones stay."""
    path = os.fspath(path)
    as_bytes = isinstance(path, bytes)
    text = os.fsdecode(path) if as_bytes else path
    if '$' not in text:
        return path
    out = []
    i, n = 0, len(text)
    while i < n:
        start = text.find('$', i)
        if start < 0:
            break
        out.append(text[i:start])
        end = start + 1
        if text[end:end + 1] == '{':
            close = text.find('}', end)
            if close < 0:
                i = start
                break
            name, end = text[end + 1:close], close + 1
        else:
            while end < n and (text[end] == '_' or text[end].isascii() and text[end].isalnum()):
                end += 1
            name = text[start + 1:end]
        value = os.environ.get(name) if name else None
        out.append(text[start:end] if value is None else value)
        i = end
    out.append(text[i:])
    text = ''.join(out)
    return os.fsencode(text) if as_bytes else text


def normpath(path):
    """The path without needless slashes, '.' and 'part/..'."""
    path = os.fspath(path)
    slash, dot, dotdot = (b'/', b'.', b'..') if isinstance(path, bytes) else ('/', '.', '..')
    if not path:
        return dot
    _, root, rest = splitroot(path)
    parts = []
    for part in rest.split(slash):
        if not part or part == dot:
            continue
        if part != dotdot or (not root and not parts) or (parts and parts[-1] == dotdot):
            parts.append(part)
        elif parts:
            parts.pop()
    return (root + slash.join(parts)) or dot


def abspath(path):
    """The path from the root, normalized."""
    path = os.fspath(path)
    if not isabs(path):
        path = join(os.getcwdb() if isinstance(path, bytes) else os.getcwd(), path)
    return normpath(path)


def realpath(filename, /, *, strict=False):
    """The absolute path without symbolic links.  strict: parts that don't exist are errors."""
    filename = os.fspath(filename)
    if isinstance(filename, bytes):
        slash, dot, dotdot, path = b'/', b'.', b'..', b'/'
    else:
        slash, dot, dotdot, path = '/', '.', '..', '/'
    if not filename.startswith(slash):
        path = os.getcwdb() if isinstance(filename, bytes) else os.getcwd()
    if strict is ALLOW_MISSING:
        ignored = FileNotFoundError
    elif strict:
        ignored = ()
    else:
        ignored = OSError
    rest = filename.split(slash)[::-1]
    resolved = {}
    # A tuple on the stack ends the parts that a link stood for.
    while rest:
        part = rest.pop()
        if isinstance(part, tuple):
            resolved[part[0]] = path
            continue
        if not part or part == dot:
            continue
        if part == dotdot:
            path = path[:path.rfind(slash)] or slash
            continue
        new = path + part if path == slash else path + slash + part
        try:
            mode = os.lstat(new).st_mode
            if not stat.S_ISLNK(mode):
                if strict and rest and not stat.S_ISDIR(mode) and any(not isinstance(r, tuple) for r in rest):
                    os.lstat(new + slash)
                path = new
                continue
            if new in resolved:
                if resolved[new] is not None:
                    path = resolved[new]
                    continue
                if strict:
                    os.stat(new)
                path = new
                continue
            target = os.readlink(new)
        except ignored:
            path = new
            continue
        resolved[new] = None
        if target.startswith(slash):
            path = slash
        rest.append((new,))
        rest.extend(target.split(slash)[::-1])
    return path


def relpath(path, start=None):
    """The path as seen from a directory, by default the current one."""
    path = os.fspath(path)
    if not path:
        raise ValueError('no path specified')
    slash, dot, dotdot = (b'/', b'.', b'..') if isinstance(path, bytes) else ('/', '.', '..')
    start = dot if start is None else os.fspath(start)
    try:
        here = [x for x in abspath(start).split(slash) if x]
        there = [x for x in abspath(path).split(slash) if x]
        i = len(commonprefix([here, there]))
        return slash.join([dotdot] * (len(here) - i) + there[i:]) or dot
    except (TypeError, AttributeError, BytesWarning, DeprecationWarning):
        genericpath._check_arg_types('relpath', path, start)
        raise


def commonpath(paths):
    """The longest path that all paths begin with."""
    paths = tuple(map(os.fspath, paths))
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    slash, dot = (b'/', b'.') if isinstance(paths[0], bytes) else ('/', '.')
    try:
        split_paths = [path.split(slash) for path in paths]
        if len({p[:1] == slash for p in paths}) != 1:
            raise ValueError("Can't mix absolute and relative paths") from None
        split_paths = [[c for c in s if c and c != dot] for s in split_paths]
        common = commonprefix(split_paths)
        return (slash if isabs(paths[0]) else slash[:0]) + slash.join(common)
    except (TypeError, AttributeError):
        genericpath._check_arg_types('commonpath', *paths)
        raise
