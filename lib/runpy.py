# SPDX-License-Identifier: MIT
"""Running modules and files as programs."""
import sys
import types

__all__ = ['run_module', 'run_path']


def _run(code, init_globals, name, spec, filename, script, alter_sys):
    module = types.ModuleType(name)
    space = module.__dict__
    if init_globals is not None:
        space.update(init_globals)
    space.update(__name__=name, __file__=filename, __cached__=None, __doc__=None, __spec__=spec,
                 __loader__=None if spec is None else spec.loader,
                 __package__=name.rpartition('.')[0] if spec is None else spec.parent)
    if spec is None:
        space['__package__'] = ''
    if not alter_sys:
        exec(code, space)
        return dict(space)
    missing = object()
    old, argv0 = sys.modules.get(name, missing), sys.argv[0] if sys.argv else missing
    sys.modules[name] = module
    sys.argv[0:1] = [script]
    try:
        exec(code, space)
    finally:
        if old is missing:
            sys.modules.pop(name, None)
        else:
            sys.modules[name] = old
        sys.argv[0:1] = [] if argv0 is missing else [argv0]
    return dict(space)


def _details(name):
    """(name, spec, code) of a module, or of a package's __main__."""
    import importlib.util
    if name.startswith('.'):
        raise ImportError('Relative module names not supported')
    package = name.rpartition('.')[0]
    if package:
        try:
            __import__(package)
        except ImportError as e:
            if e.name is None or e.name != package and not package.startswith(e.name + '.'):
                raise
        known = sys.modules.get(name)
        if known is not None and not hasattr(known, '__path__'):
            import warnings
            warnings.warn(RuntimeWarning(f'{name!r} found in sys.modules after import of package {package!r}, but prior to '
                                         f'execution of {name!r}; this may result in unpredictable behaviour'))
    try:
        spec = importlib.util.find_spec(name)
    except (ImportError, AttributeError, TypeError, ValueError) as e:
        raise ImportError(f'Error while finding module specification for {name!r} ({type(e).__name__}: {e})') from e
    if spec is None:
        raise ImportError(f'No module named {name}')
    if spec.submodule_search_locations is not None:
        if name == '__main__' or name.endswith('.__main__'):
            raise ImportError('Cannot use package as __main__ module')
        try:
            return _details(name + '.__main__')
        except ImportError as e:
            if name not in sys.modules:
                raise
            raise ImportError(f'{e}; {name!r} is a package and cannot be directly executed') from None
    get_code = getattr(spec.loader, 'get_code', None)
    code = None if get_code is None else get_code(name)
    if code is None:
        raise ImportError(f'No code object available for {name}')
    return name, spec, code


def run_module(mod_name, init_globals=None, run_name=None, alter_sys=False):
    """Run a module's code under another name: its namespace."""
    mod_name, spec, code = _details(mod_name)
    return _run(code, init_globals, mod_name if run_name is None else run_name, spec, spec.origin, spec.origin, alter_sys)


def run_path(path_name, init_globals=None, run_name=None):
    """Run a file, or the __main__ of a directory: its namespace."""
    import os
    name = '<run_path>' if run_name is None else run_name
    path = os.fspath(path_name)
    if isinstance(path, bytes):
        path = os.fsdecode(path)
    if os.path.isdir(path):
        sys.path.insert(0, path)
        try:
            saved = sys.modules.pop('__main__', None)
            try:
                _, spec, code = _details('__main__')
            finally:
                if saved is not None:
                    sys.modules['__main__'] = saved
            return _run(code, init_globals, name, spec, spec.origin, path, True)
        finally:
            try:
                sys.path.remove(path)
            except ValueError:
                pass
    with open(path, 'rb') as file:
        code = compile(file.read(), path, 'exec', dont_inherit=True)
    return _run(code, init_globals, name, None, path, path, True)
