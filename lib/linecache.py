# SPDX-License-Identifier: MIT
"""Lines of source files, remembered."""

# The cache is a dict, changed by single operations.

__all__ = ["checkcache", "clearcache", "getline", "lazycache"]

cache = {}


def clearcache():
    """Forget everything."""
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """Return a line of a file, "" if there is none."""
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""


def getlines(filename, module_globals=None):
    """Return the lines of a file."""
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1:
        return entry[2]
    try:
        return updatecache(filename, module_globals)
    except MemoryError:
        clearcache()
        return []


def checkcache(filename=None):
    """Forget files that have changed."""
    import os
    for name in list(cache) if filename is None else [filename]:
        entry = cache.get(name)
        if entry is None or len(entry) == 1 or entry[1] is None:
            continue
        try:
            stat = os.stat(entry[3])
        except (OSError, ValueError):
            cache.pop(name, None)
            continue
        if entry[0] != stat.st_size or entry[1] != stat.st_mtime:
            cache.pop(name, None)


def updatecache(filename, module_globals=None):
    """Read a file anew and return its lines."""
    entry = cache.pop(filename, None)
    if not filename or filename.startswith("<") and filename.endswith(">"):
        return []
    if entry is not None and len(entry) == 1 or lazycache(filename, module_globals):
        get = (entry or cache.pop(filename))[0]
        try:
            data = get()
        except (ImportError, OSError):
            data = None
        if data is not None:
            lines = [line + "\n" for line in data.splitlines()]
            cache[filename] = (len(data), None, lines, filename)
            return lines
    try:
        with open(filename, "rb") as file:
            data = file.read()
        text = data.decode("utf-8-sig", "replace")
    except OSError:
        return []
    lines = text.splitlines(True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    size, mtime = len(data), None
    try:
        import os
        mtime = os.stat(filename).st_mtime
    except (ImportError, AttributeError, OSError):
        pass
    cache[filename] = (size, mtime, lines, filename)
    return lines


def lazycache(filename, module_globals):
    """Remember how to get a module's source, to do so when it is needed."""
    if filename in cache:
        return len(cache[filename]) == 1
    if not filename or filename.startswith("<") and filename.endswith(">") or not module_globals:
        return False
    spec = module_globals.get("__spec__")
    name = getattr(spec, "name", None) or module_globals.get("__name__")
    loader = getattr(spec, "loader", None) or module_globals.get("__loader__")
    get_source = getattr(loader, "get_source", None)
    if not name or not get_source:
        return False
    cache[filename] = (lambda: get_source(name),)
    return True


