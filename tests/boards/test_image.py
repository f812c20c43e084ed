#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""test_image.py BOARD...: what must not stand in a board's firmware: the C library's heap, streams and static state."""

import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

# Functions and objects of newlib that allocate, do stdio, or keep state in static memory.
UNWANTED = re.compile(r"""_?(malloc|calloc|realloc|free|sbrk|memalign)(_r)?$
    | _?(v?[sf]?n?i?printf|f?puts|f?putc|putchar|f?getc|f?open|fclose|fread|fwrite|fflush|v?[sf]?scanf)(_r)?$
    | (__sf|__sinit|_impure_ptr|_impure_data|_REENT.*|__malloc_.*|_global_impure_ptr)$
    | (strtok|srand|srandom|random|setlocale|localeconv|strerror|asctime|ctime|gmtime|localtime|tmpnam|getenv)(_r)?$
    | (signgam|exit|atexit|__call_exitprocs|_exit|abort|raise)$""", re.X)


def symbols(board):
    """The names of what stands in the image, with the file-local functions of ours left out."""
    path = os.path.join(ROOT, "build", board, "bobbin.elf")
    lines = subprocess.run(["arm-none-eabi-nm", "--extern-only", path], capture_output=True, text=True, check=True).stdout
    return [line.split()[-1] for line in lines.splitlines()]


def main():
    failed = 0
    for board in sys.argv[1:]:
        names = symbols(board)
        found = [name for name in names if UNWANTED.match(name)]
        if "bb_vm_run" not in names:
            found.append("(no bb_vm_run: is this the firmware?)")
        print(f"{board}: {len(names)} global names, unwanted: {', '.join(found) or 'none'}")
        failed += bool(found)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
