# SPDX-License-Identifier: MIT
"""Python values as the bytes of C structures, and back.

A format is a row of codes with optional counts: x (padding) c b B ? h H i I l L q Q n N e f d F D s p P.  It begins
with @ (the machine's own order, sizes and alignment; the default), = (own order, standard sizes), < (little-endian),
> or ! (big-endian).
"""
from _struct import (Struct, _clearcache, calcsize, error, iter_unpack, pack, pack_into, unpack, unpack_from)

__all__ = ['calcsize', 'pack', 'pack_into', 'unpack', 'unpack_from', 'iter_unpack', 'Struct', 'error']
