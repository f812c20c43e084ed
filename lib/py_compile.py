# SPDX-License-Identifier: MIT
"""Compile source files.  Bobbin keeps no compiled files: compile() finds the errors in a source, and no more."""
import enum
import sys

__all__ = ['compile', 'main', 'PyCompileError', 'PycInvalidationMode']


class PyCompileError(Exception):
    """A source file is wrong; with exc_type_name, exc_value, file and msg."""

    def __init__(self, exc_type, exc_value, file, msg=''):
        text = msg or f'Sorry: {exc_type.__name__}: {exc_value}'
        super().__init__(text, exc_type.__name__, exc_value, file)
        self.exc_type_name, self.exc_value, self.file, self.msg = exc_type.__name__, exc_value, file, text

    def __str__(self):
        return self.msg


class PycInvalidationMode(enum.Enum):
    """How a compiled file is recognised as outdated."""
    TIMESTAMP = 1
    CHECKED_HASH = 2
    UNCHECKED_HASH = 3


def compile(file, cfile=None, dfile=None, doraise=False, optimize=-1, invalidation_mode=None, quiet=0):
    """Look for errors in a source file: None."""
    import builtins
    with open(file, 'rb') as f:
        source = f.read()
    try:
        builtins.compile(source, dfile or file, 'exec', dont_inherit=True, optimize=optimize)
    except Exception as err:
        error = PyCompileError(err.__class__, err, dfile or file)
        if doraise and quiet < 2:
            raise error
        if quiet < 2:
            sys.stderr.write(error.msg + '\n')


def main():
    """python -m py_compile file..."""
    for name in sys.argv[1:]:
        try:
            compile(name, doraise=True)
        except (PyCompileError, OSError) as error:
            sys.exit(str(error))


if __name__ == '__main__':
    main()
