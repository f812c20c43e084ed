# SPDX-License-Identifier: MIT
"""Python values as the bytes of C structures, and back.

A format is a row of codes with optional counts: x (padding) c b B ? h H i I l L q Q n N e f d s p P.  It begins with @ (the machine's own
order, sizes and alignment; the default), = (own order, standard sizes), < (little-endian), > or ! (big-endian).
"""
import _struct
from _struct import calcsize, error, pack

__all__ = ['calcsize', 'pack', 'pack_into', 'unpack', 'unpack_from', 'iter_unpack', 'Struct', 'error']


def _clearcache():
    """Does nothing: there is no cache."""


def _exact(format, buffer):
    size = calcsize(format)
    with memoryview(buffer) as view:
        if view.nbytes != size:
            raise error(f'unpack requires a buffer of {size} bytes')


def unpack(format, buffer, /):
    """The values of a buffer of exactly the format's size."""
    _exact(format, buffer)
    return _struct.unpack(format, buffer, 0)


def unpack_from(format, /, buffer, offset=0):
    """The values from an offset on."""
    size = calcsize(format)
    with memoryview(buffer) as view:
        n = view.nbytes
    if offset < 0:
        if offset + size > 0:
            raise error(f'not enough data to unpack {size} bytes')
        if offset + n < 0:
            raise error(f'offset {offset} out of range for {n}-byte buffer')
        offset += n
    if n - offset < size:
        raise error(f'unpack_from requires a buffer of at least {size + offset} bytes for unpacking {size} bytes at '
                    f'offset {offset} (actual buffer size is {n})')
    return _struct.unpack(format, buffer, offset)


def pack_into(format, buffer, offset, /, *values):
    """Pack values into a buffer from an offset on."""
    size = calcsize(format)
    data = pack(format, *values)
    with memoryview(buffer) as view, view.cast('B') as target:
        n = len(target)
        if offset < 0:
            if offset + size > 0:
                raise error(f'no space to pack {size} bytes at offset {offset}')
            if offset + n < 0:
                raise error(f'offset {offset} out of range for {n}-byte buffer')
            offset += n
        if n - offset < size:
            raise error(f'pack_into requires a buffer of at least {size + offset} bytes for packing {size} bytes at '
                        f'offset {offset} (actual buffer size is {n})')
        target[offset:offset + size] = data


def iter_unpack(format, buffer, /):
    """The values of each piece of the buffer of the format's size."""
    size = calcsize(format)
    if size == 0:
        raise error('cannot iteratively unpack with a struct of length 0')
    with memoryview(buffer) as view:
        n = view.nbytes
    if n % size:
        raise error(f'iterative unpacking requires a buffer of a multiple of {size} bytes')
    return map(lambda at: _struct.unpack(format, buffer, at), range(0, n, size))


class Struct:
    """A format with the module's functions as methods."""

    def __init__(self, format):
        self.size = calcsize(format)
        self.format = format if isinstance(format, str) else format.decode('ascii')

    def __repr__(self):
        return f'Struct({self.format!r})'

    def pack(self, *values):
        """The values as bytes."""
        return pack(self.format, *values)

    def pack_into(self, buffer, offset, /, *values):
        """Pack values into a buffer."""
        pack_into(self.format, buffer, offset, *values)

    def unpack(self, buffer, /):
        """The values of a buffer of exactly this size."""
        return unpack(self.format, buffer)

    def unpack_from(self, buffer, offset=0):
        """The values from an offset on."""
        return unpack_from(self.format, buffer, offset)

    def iter_unpack(self, buffer, /):
        """The values of each piece of the buffer."""
        return iter_unpack(self.format, buffer)
