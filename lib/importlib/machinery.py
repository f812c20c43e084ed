# SPDX-License-Identifier: MIT
"""The finders and loaders of the import system."""
import _imp
import sys
from _imp import BuiltinImporter, FrozenImporter, ModuleSpec, NamespaceLoader, SourceFileLoader

__all__ = ['AppleFrameworkLoader', 'BYTECODE_SUFFIXES', 'BuiltinImporter', 'DEBUG_BYTECODE_SUFFIXES', 'EXTENSION_SUFFIXES',
           'ExtensionFileLoader', 'FileFinder', 'FrozenImporter', 'ModuleSpec', 'NamespaceLoader', 'OPTIMIZED_BYTECODE_SUFFIXES',
           'PathFinder', 'SOURCE_SUFFIXES', 'SourceFileLoader', 'SourcelessFileLoader', 'WindowsRegistryFinder', 'all_suffixes']

SOURCE_SUFFIXES = ['.py']
BYTECODE_SUFFIXES = DEBUG_BYTECODE_SUFFIXES = OPTIMIZED_BYTECODE_SUFFIXES = ['.pyc']
EXTENSION_SUFFIXES = []


def all_suffixes():
    """All endings of files that are modules."""
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES


class PathFinder:
    """Finds modules on sys.path or a package's __path__."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        """The spec, or None."""
        return _imp.find_on_path(fullname, sys.path if path is None else path)

    @staticmethod
    def invalidate_caches():
        """Nothing is remembered."""


class FileFinder:
    """Finds modules in one directory."""

    def __init__(self, path, *loader_details):
        self.path = path or '.'
        self._loaders = [(suffix, loader) for loader, suffixes in loader_details for suffix in suffixes]

    def __repr__(self):
        return f'FileFinder({self.path!r})'

    def find_spec(self, fullname, target=None):
        """The spec, or None."""
        import os
        from .util import spec_from_file_location
        base = os.path.join(self.path, fullname.rpartition('.')[2])
        for suffix, loader in self._loaders:
            init = os.path.join(base, '__init__' + suffix)
            if os.path.isfile(init):
                return spec_from_file_location(fullname, init, loader=loader(fullname, init), submodule_search_locations=[base])
        for suffix, loader in self._loaders:
            if os.path.isfile(base + suffix):
                return spec_from_file_location(fullname, base + suffix, loader=loader(fullname, base + suffix))
        if os.path.isdir(base):
            spec = ModuleSpec(fullname, None)
            spec.submodule_search_locations = [base]
            return spec
        return None

    def invalidate_caches(self):
        """Nothing is remembered."""

    @classmethod
    def path_hook(cls, *loader_details):
        """A function for sys.path_hooks."""
        def hook(path):
            import os
            if not os.path.isdir(path or '.'):
                raise ImportError('only directories are supported', path=path)
            return cls(path, *loader_details)
        return hook


class _Unavailable:
    """Bobbin loads modules from source only."""

    def __init__(self, name, path):
        self.name = name
        self.path = path

    def create_module(self, spec):
        """Fails."""
        raise ImportError(f'cannot load {self.path!r}: only source files are supported', name=self.name, path=self.path)

    def exec_module(self, module):
        """Never called."""


class ExtensionFileLoader(_Unavailable):
    """For files of machine code."""


class SourcelessFileLoader(_Unavailable):
    """For files of CPython's byte code."""


class AppleFrameworkLoader(_Unavailable):
    """For another system."""


class WindowsRegistryFinder:
    """For another system."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        """None."""
        return None
