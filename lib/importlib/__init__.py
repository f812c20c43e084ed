# SPDX-License-Identifier: MIT
"""Importing modules by functions.  The import system itself is written in C."""
import _imp
import sys

__all__ = ['__import__', 'import_module', 'invalidate_caches', 'reload']

from builtins import __import__


def invalidate_caches():
    """Tell the finders that files may have changed; the built-in ones remember nothing."""
    for finder in sys.meta_path:
        if hasattr(finder, 'invalidate_caches'):
            finder.invalidate_caches()


def import_module(name, package=None):
    """Import a module; a name that begins with dots is relative to package."""
    if name.startswith('.'):
        level = len(name) - len(name.lstrip('.'))
        if not package:
            raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
        name = _resolve(name[level:], package, level)
    __import__(name)
    return sys.modules[name]


def _resolve(name, package, level):
    parts = package.rsplit('.', level - 1)
    if len(parts) < level:
        raise ImportError('attempted relative import beyond top-level package')
    return f'{parts[0]}.{name}' if name else parts[0]


_reloading = {}


def reload(module):
    """Run a module's code again, in its namespace."""
    try:
        name = module.__spec__.name
    except AttributeError:
        try:
            name = module.__name__
        except AttributeError:
            raise TypeError('reload() argument must be a module') from None
    if sys.modules.get(name) is not module:
        raise ImportError(f'module {name} not in sys.modules', name=name)
    if name in _reloading:
        return _reloading[name]
    _reloading[name] = module
    try:
        parent = name.rpartition('.')[0]
        path = None
        if parent:
            if parent not in sys.modules:
                raise ImportError(f'parent {parent!r} not in sys.modules', name=parent)
            path = sys.modules[parent].__path__
        spec = module.__spec__ if module.__spec__.origin in ('built-in', 'frozen') else _imp.find_spec(name, path)
        if spec is None:
            raise ModuleNotFoundError(f'spec not found for the module {name!r}', name=name)
        module.__spec__ = spec
        module.__loader__ = spec.loader
        _imp.exec_module(spec, module)
        return sys.modules[name]
    finally:
        del _reloading[name]
