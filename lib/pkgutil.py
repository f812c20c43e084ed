# SPDX-License-Identifier: MIT
"""Looking into packages."""
import collections
import importlib
import importlib.util
import os
import sys

__all__ = ['get_importer', 'iter_importers', 'walk_packages', 'iter_modules', 'get_data', 'extend_path', 'ModuleInfo', 'resolve_name']

ModuleInfo = collections.namedtuple('ModuleInfo', 'module_finder name ispkg')
ModuleInfo.__doc__ = 'What iter_modules() yields.'


def get_importer(path_item):
    """The finder for an entry of sys.path."""
    from importlib.machinery import FileFinder, SourceFileLoader
    path = os.fsdecode(path_item)
    return FileFinder(path, (SourceFileLoader, ['.py'])) if os.path.isdir(path or '.') else None


def iter_importers(fullname=''):
    """The finders for a module."""
    if fullname.startswith('.'):
        raise ImportError(f'Relative module name {fullname!r} not supported')
    path = sys.path
    if '.' in fullname:
        path = getattr(importlib.import_module(fullname.rpartition('.')[0]), '__path__', None)
        if path is None:
            return
    else:
        yield from sys.meta_path
    for item in path:
        yield get_importer(item)


def iter_modules(path=None, prefix=''):
    """The modules in the directories of path (a list), or on sys.path."""
    if isinstance(path, str):
        raise ValueError('path must be None or list of paths to look for modules in')
    seen = set()
    for item in sys.path if path is None else path:
        finder = get_importer(item)
        if finder is None:
            continue
        try:
            names = sorted(os.listdir(finder.path))
        except OSError:
            continue
        for file in names:
            full = os.path.join(finder.path, file)
            name, package = file, False
            if file.endswith('.py'):
                name = file[:-3]
            elif os.path.isfile(os.path.join(full, '__init__.py')):
                package = True
            else:
                continue
            if name == '__init__' or '.' in name or name in seen:
                continue
            seen.add(name)
            yield ModuleInfo(finder, prefix + name, package)


def walk_packages(path=None, prefix='', onerror=None):
    """The same for packages inside, too, which are imported."""
    seen = set()
    for info in iter_modules(path, prefix):
        yield info
        if not info.ispkg:
            continue
        try:
            __import__(info.name)
        except ImportError:
            if onerror is not None:
                onerror(info.name)
        except Exception:
            if onerror is None:
                raise
            onerror(info.name)
        else:
            inner = [p for p in getattr(sys.modules[info.name], '__path__', None) or [] if p not in seen]
            seen.update(inner)
            yield from walk_packages(inner, info.name + '.', onerror)


def extend_path(path, name):
    """A package's path with all directories of that name on sys.path."""
    if not isinstance(path, list):
        return path
    path = path[:]
    parts = name.split('.')
    where = sys.path
    if len(parts) > 1:
        where = getattr(sys.modules.get('.'.join(parts[:-1])), '__path__', [])
    for item in where:
        if isinstance(item, str):
            directory = os.path.join(item, parts[-1])
            if os.path.isfile(os.path.join(directory, '__init__.py')) and directory not in path:
                path.append(directory)
    return path


def get_data(package, resource):
    """The bytes of a file in a package, or None."""
    spec = importlib.util.find_spec(package)
    if spec is None or not hasattr(spec.loader, 'get_data'):
        return None
    module = sys.modules.get(package) or importlib.import_module(package)
    if not hasattr(module, '__file__'):
        return None
    return spec.loader.get_data(os.path.join(os.path.dirname(module.__file__), *resource.split('/')))


def resolve_name(name):
    """The object with a name such as 'package.module:object.attribute'."""
    module, colon, attributes = name.partition(':')
    if not all(part.isidentifier() for part in module.split('.')) or colon and attributes and not all(
            part.isidentifier() for part in attributes.split('.')):
        raise ValueError(f'invalid format: {name!r}')
    if colon:
        result = importlib.import_module(module)
        parts = attributes.split('.') if attributes else []
    else:
        parts = module.split('.')
        found = parts.pop(0)
        result = importlib.import_module(found)
        while parts:
            try:
                result = importlib.import_module(f'{found}.{parts[0]}')
                found = f'{found}.{parts.pop(0)}'
            except ImportError:
                break
    for part in parts:
        result = getattr(result, part)
    return result
