# SPDX-License-Identifier: MIT
"""Helpers for finders and loaders."""
import _imp
import sys
import types
from . import _resolve
from .machinery import ModuleSpec, SourceFileLoader

__all__ = ['LazyLoader', 'Loader', 'MAGIC_NUMBER', 'cache_from_source', 'decode_source', 'find_spec', 'module_from_spec', 'resolve_name',
           'source_from_cache', 'source_hash', 'spec_from_file_location', 'spec_from_loader']

MAGIC_NUMBER = b'bobb'


def __getattr__(name):
    if name == 'Loader':
        from .abc import Loader
        return Loader
    raise AttributeError(f"module 'importlib.util' has no attribute {name!r}")


def resolve_name(name, package):
    """The absolute name for a relative one."""
    if not name.startswith('.'):
        return name
    if not package:
        raise ImportError(f'no package specified for {name!r} (required for relative module names)')
    level = len(name) - len(name.lstrip('.'))
    return _resolve(name[level:], package, level)


def find_spec(name, package=None):
    """The spec of a module, whose packages are imported; None: there is no such module."""
    fullname = resolve_name(name, package) if name.startswith('.') else name
    if fullname in sys.modules:
        module = sys.modules[fullname]
        if module is None:
            return None
        try:
            spec = module.__spec__
        except AttributeError:
            raise ValueError(f'{name}.__spec__ is not set') from None
        if spec is None:
            raise ValueError(f'{name}.__spec__ is None')
        return spec
    parent = fullname.rpartition('.')[0]
    path = None
    if parent:
        package = __import__(parent, fromlist=['__path__'])
        try:
            path = package.__path__
        except AttributeError as e:
            raise ModuleNotFoundError(f'__path__ attribute not found on {parent!r} while trying to find {fullname!r}',
                                      name=fullname) from e
    return _imp.find_spec(fullname, path)


def module_from_spec(spec):
    """A new module for the spec, which has not been run."""
    if hasattr(spec.loader, 'exec_module') and not hasattr(spec.loader, 'create_module'):
        raise ImportError('loaders that define exec_module() must also define create_module()')
    return _imp.module_from_spec(spec)


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    """A spec for a loader."""
    if origin is None:
        origin = getattr(loader, '_ORIGIN', None)
    if hasattr(loader, 'get_filename'):
        if is_package is None:
            return spec_from_file_location(name, loader=loader)
        return spec_from_file_location(name, loader=loader, submodule_search_locations=[] if is_package else None)
    if is_package is None:
        try:
            is_package = loader.is_package(name)
        except (AttributeError, ImportError):
            is_package = False
    return ModuleSpec(name, loader, origin=origin, is_package=is_package)


_given = object()


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=_given):
    """A spec for a file; None if nothing loads such files."""
    import os
    if location is None:
        location = '<unknown>'
        if hasattr(loader, 'get_filename'):
            try:
                location = loader.get_filename(name)
            except ImportError:
                pass
    else:
        location = os.path.abspath(os.fspath(location))
    if loader is None:
        if not location.endswith('.py'):
            return None
        loader = SourceFileLoader(name, location)
    spec = ModuleSpec(name, loader, origin=location)
    spec.has_location = True
    if submodule_search_locations is _given:
        try:
            is_package = loader.is_package(name)
        except (AttributeError, ImportError):
            is_package = False
        submodule_search_locations = [] if is_package else None
    spec.submodule_search_locations = submodule_search_locations
    if submodule_search_locations == [] and location:
        submodule_search_locations.append(os.path.dirname(location))
    return spec


def decode_source(source_bytes):
    """The text of source code in bytes."""
    import io
    first = source_bytes.split(b'\n', 2)[:2]
    encoding = 'utf-8-sig'
    for line in first:
        import re
        found = re.match(rb'^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)', line)
        if found:
            encoding = found[1].decode()
            break
    return io.IncrementalNewlineDecoder(None, True).decode(bytes(source_bytes).decode(encoding), True)


def cache_from_source(path, debug_override=None, *, optimization=None):
    """Where CPython would keep the compiled code of a source file."""
    import os
    head, tail = os.path.split(os.fspath(path))
    base = tail.rpartition('.')[0] or tail
    return os.path.join(head, '__pycache__', f'{base}.{sys.implementation.cache_tag or "bobbin"}.pyc')


def source_from_cache(path):
    """The source file for such a path."""
    import os
    head, name = os.path.split(os.fspath(path))
    head, cache = os.path.split(head)
    if cache != '__pycache__':
        raise ValueError(f'__pycache__ not bottom-level directory in {path!r}')
    if name.count('.') not in (2, 3):
        raise ValueError(f"expected only 2 or 3 dots in {name!r}")
    return os.path.join(head, name.partition('.')[0] + '.py')


def source_hash(source_bytes):
    """Eight bytes that depend on the source."""
    return (hash(bytes(source_bytes)) & 0xffffffffffffffff).to_bytes(8, 'little')


class _LazyModule(types.ModuleType):
    def __getattribute__(self, attr):
        get = types.ModuleType.__getattribute__
        state = get(self, '__spec__').loader_state
        with state['lock']:
            if get(self, '__class__') is _LazyModule and not state['loading']:
                if attr == '__class__':
                    return _LazyModule
                state['loading'] = True
                spec = get(self, '__spec__')
                spec.loader.exec_module(self)
                self.__class__ = types.ModuleType
        return getattr(self, attr) if get(self, '__class__') is not _LazyModule else get(self, attr)


class LazyLoader:
    """Runs a module when an attribute of it is first asked for."""

    def __init__(self, loader):
        if not hasattr(loader, 'exec_module'):
            raise TypeError('loader must define exec_module()')
        self.loader = loader

    @classmethod
    def factory(cls, loader):
        """A function that makes such loaders."""
        return lambda *args, **kwargs: cls(loader(*args, **kwargs))

    def create_module(self, spec):
        """By the real loader."""
        return self.loader.create_module(spec)

    def exec_module(self, module):
        """Puts it off."""
        from _thread import RLock
        module.__spec__.loader = module.__loader__ = self.loader
        module.__spec__.loader_state = {'lock': RLock(), 'loading': False}
        module.__class__ = _LazyModule
