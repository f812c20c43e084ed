# SPDX-License-Identifier: MIT
"""Base classes of finders and loaders."""
import abc
from . import machinery

__all__ = ['ExecutionLoader', 'FileLoader', 'InspectLoader', 'Loader', 'MetaPathFinder', 'PathEntryFinder', 'ResourceLoader',
           'SourceLoader']


class MetaPathFinder(metaclass=abc.ABCMeta):
    """For sys.meta_path."""

    def invalidate_caches(self):
        """Forget what has been found."""


class PathEntryFinder(metaclass=abc.ABCMeta):
    """For an entry of sys.path."""

    def invalidate_caches(self):
        """Forget what has been found."""


class Loader(metaclass=abc.ABCMeta):
    """Loads modules: with exec_module()."""

    def create_module(self, spec):
        """None: make the usual kind of module."""
        return None

    def load_module(self, fullname):
        """Load a module, the old way."""
        import sys
        from .util import module_from_spec, spec_from_loader
        if not hasattr(self, 'exec_module'):
            raise ImportError
        module = sys.modules.get(fullname)
        if module is None:
            module = module_from_spec(spec_from_loader(fullname, self))
            sys.modules[fullname] = module
            try:
                self.exec_module(module)
            except BaseException:
                del sys.modules[fullname]
                raise
        else:
            self.exec_module(module)
        return sys.modules[fullname]


class ResourceLoader(Loader):
    """Reads files beside a module."""

    @abc.abstractmethod
    def get_data(self, path):
        """The bytes of a file."""
        raise OSError


class InspectLoader(Loader):
    """Knows the source of its modules."""

    def is_package(self, fullname):
        """Is it a package?"""
        raise ImportError

    def get_code(self, fullname):
        """The code object."""
        source = self.get_source(fullname)
        return None if source is None else self.source_to_code(source)

    @abc.abstractmethod
    def get_source(self, fullname):
        """The source text, or None."""
        raise ImportError

    @staticmethod
    def source_to_code(data, path='<string>'):
        """Compile source."""
        return compile(data, path, 'exec', dont_inherit=True)

    def exec_module(self, module):
        """Run the code."""
        code = self.get_code(module.__name__)
        if code is None:
            raise ImportError(f'cannot load module {module.__name__!r} when get_code() returns None')
        exec(code, module.__dict__)


class ExecutionLoader(InspectLoader):
    """Knows where its modules are."""

    @abc.abstractmethod
    def get_filename(self, fullname):
        """The path."""
        raise ImportError

    def get_code(self, fullname):
        """The code object."""
        source = self.get_source(fullname)
        if source is None:
            return None
        try:
            return self.source_to_code(source, self.get_filename(fullname))
        except ImportError:
            return self.source_to_code(source)


class SourceLoader(ResourceLoader, ExecutionLoader):
    """Loads from source by get_data() and get_filename()."""

    def get_source(self, fullname):
        """The source text."""
        from .util import decode_source
        path = self.get_filename(fullname)
        try:
            return decode_source(self.get_data(path))
        except OSError as e:
            raise ImportError('source not available through get_data()', name=fullname) from e

    def is_package(self, fullname):
        """Is the file an __init__?"""
        name = self.get_filename(fullname).rpartition('/')[2].rpartition('.')[0]
        return name == '__init__' and fullname.rpartition('.')[2] != '__init__'


class FileLoader(ResourceLoader, ExecutionLoader):
    """Loads from one file."""

    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def get_filename(self, name=None):
        """The path."""
        return self.path

    def get_data(self, path):
        """The bytes of a file."""
        with open(path, 'rb') as file:
            return file.read()


MetaPathFinder.register(machinery.BuiltinImporter)
MetaPathFinder.register(machinery.FrozenImporter)
MetaPathFinder.register(machinery.PathFinder)
PathEntryFinder.register(machinery.FileFinder)
InspectLoader.register(machinery.BuiltinImporter)
InspectLoader.register(machinery.FrozenImporter)
SourceLoader.register(machinery.SourceFileLoader)
FileLoader.register(machinery.SourceFileLoader)
