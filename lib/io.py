# SPDX-License-Identifier: MIT
"""Streams: files, and bytes and text in memory.

open() gives a stream of three layers: FileIO makes the system's calls, a buffered one gathers them, TextIOWrapper makes text of bytes.
Every operation of a buffered or text stream and of BytesIO and StringIO is atomic: it holds the stream's own lock.
"""
import abc
from _io import (DEFAULT_BUFFER_SIZE, BlockingIOError, BufferedRandom, BufferedReader, BufferedWriter, BytesIO, FileIO,
                 StringIO, TextIOWrapper, UnsupportedOperation, _BufferedIOBase, _IOBase, _RawIOBase, _TextIOBase,
                 open, open_code, text_encoding)
from _io_more import BufferedRWPair, IncrementalNewlineDecoder

__all__ = ['BlockingIOError', 'open', 'open_code', 'IOBase', 'RawIOBase', 'FileIO', 'BytesIO', 'StringIO',
           'BufferedIOBase', 'BufferedReader', 'BufferedWriter', 'BufferedRWPair', 'BufferedRandom', 'TextIOBase',
           'TextIOWrapper', 'UnsupportedOperation', 'SEEK_SET', 'SEEK_CUR', 'SEEK_END', 'text_encoding',
           'DEFAULT_BUFFER_SIZE', 'IncrementalNewlineDecoder', 'Reader', 'Writer']

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


class IOBase(_IOBase, metaclass=abc.ABCMeta):
    """What all streams have in common."""


class RawIOBase(_RawIOBase, IOBase):
    """A stream of bytes without a buffer."""


class BufferedIOBase(_BufferedIOBase, IOBase):
    """A stream of bytes with a buffer."""


class TextIOBase(_TextIOBase, IOBase):
    """A stream of text."""


RawIOBase.register(FileIO)
for _class in (BytesIO, BufferedReader, BufferedWriter, BufferedRandom, BufferedRWPair):
    BufferedIOBase.register(_class)
for _class in (StringIO, TextIOWrapper):
    TextIOBase.register(_class)
del _class


def _has(C, name):
    for base in C.__mro__:
        if name in base.__dict__:
            return base.__dict__[name] is not None
    return False


class Reader(metaclass=abc.ABCMeta):
    """What can be read from."""

    __slots__ = ()

    @abc.abstractmethod
    def read(self, size=..., /):
        """Read up to size characters or bytes, or all."""

    @classmethod
    def __subclasshook__(cls, C):
        if cls is Reader:
            return _has(C, 'read') or NotImplemented
        return NotImplemented

    __class_getitem__ = classmethod(type(list[int]))


class Writer(metaclass=abc.ABCMeta):
    """What can be written to."""

    __slots__ = ()

    @abc.abstractmethod
    def write(self, data, /):
        """Write: how many characters or bytes."""

    @classmethod
    def __subclasshook__(cls, C):
        if cls is Writer:
            return _has(C, 'write') or NotImplemented
        return NotImplemented

    __class_getitem__ = classmethod(type(list[int]))
