# SPDX-License-Identifier: MIT
"""What breakpoint() calls."""

import os
import sys
import warnings


def find():
    """The function that $PYTHONBREAKPOINT names, or that of the debugger; None: there shall be none."""
    path = None if sys.flags.ignore_environment else os.environ.get("PYTHONBREAKPOINT")
    if path == "0":
        return None
    path = path or "pdb.set_trace"
    module, _, name = path.rpartition(".")
    try:
        if path.startswith("."):
            raise ImportError
        __import__(module or "builtins")
        return getattr(sys.modules[module or "builtins"], name)
    except (ImportError, AttributeError):
        warnings.warn(f'Ignoring unimportable $PYTHONBREAKPOINT: "{path}"', RuntimeWarning, stacklevel=2)
        return None
