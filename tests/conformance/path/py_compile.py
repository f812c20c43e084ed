# SPDX-License-Identifier: MIT
"""For test.support.script_helper, which imports it: Bobbin keeps no compiled files."""


class PyCompileError(Exception):
    pass


def compile(file, cfile=None, dfile=None, doraise=False, optimize=-1, invalidation_mode=None, quiet=0):
    raise PyCompileError("compiled files are not supported")
