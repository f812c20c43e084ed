# SPDX-License-Identifier: MIT
"""What CPython's module for testing its C API does that means something in Python, too.

The functions whose names begin with "meth" and that stand for C's calling conventions have one of Bobbin's built-in
functions of that convention look at their arguments.
"""

import math
import struct
import sys
import types
from functools import partial

UCHAR_MAX, USHRT_MAX, UINT_MAX, ULONG_MAX = (256 ** struct.calcsize(code) - 1 for code in "BHIL")
CHAR_MAX, SHRT_MAX, INT_MAX, LONG_MAX = UCHAR_MAX >> 1, USHRT_MAX >> 1, UINT_MAX >> 1, ULONG_MAX >> 1
CHAR_MIN, SHRT_MIN, INT_MIN, LONG_MIN = ~CHAR_MAX, ~SHRT_MAX, ~INT_MAX, ~LONG_MAX
PY_SSIZE_T_MAX = sys.maxsize
PY_SSIZE_T_MIN = -sys.maxsize - 1
FLT_MAX = struct.unpack("<f", b"\xff\xff\x7f\x7f")[0]
FLT_MIN = struct.unpack("<f", b"\x00\x00\x80\x00")[0]
DBL_MAX = sys.float_info.max
DBL_MIN = sys.float_info.min


# ---- Values. ----


def float_pack(size, value, little_endian):
    return struct.pack("<>"[not little_endian] + {2: "e", 4: "f", 8: "d"}[size], value)


def float_unpack(data, little_endian):
    return struct.unpack("<>"[not little_endian] + {2: "e", 4: "f", 8: "d"}[len(data)], data)[0]


def sequence_getitem(sequence, index):
    return sequence[index]


def sequence_setitem(sequence, index, value):
    sequence[index] = value


def raise_exception(kind, count):
    raise kind(*range(count))


def raise_memoryerror():
    raise MemoryError


class awaitType:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return self.value


# ---- Threads that module threading has not made. ----

_threads = []


def call_in_temporary_c_thread(function, wait=True):
    import _thread

    lock = _thread.allocate_lock()
    lock.acquire()

    def run():
        try:
            function()
        finally:
            lock.release()

    _thread.start_new_thread(run, ())
    _threads.append(lock)
    if wait:
        join_temporary_c_thread()


def join_temporary_c_thread():
    _threads.pop().acquire()


# ---- Calling conventions: functions that return their `self` and their arguments. ----


def _arguments(builtin, name, args, kwargs):
    """The arguments, if the built-in function takes such; else its exception, as a function of this name says it."""
    try:
        builtin(*args, **kwargs)
    except TypeError as error:
        raise TypeError(str(error).replace(builtin.__name__, name)) from None
    return args


def _varargs(self, /, *args, **kwargs):
    return self, _arguments(math.hypot, "meth_varargs", args, kwargs)


def _fastcall(self, /, *args, **kwargs):
    return self, _arguments(math.hypot, "meth_fastcall", args, kwargs)


def _keywords(self, /, *args, **kwargs):
    return self, args, kwargs or None


def _o(self, /, *args, **kwargs):
    return self, *_arguments([].append, "meth_o", args, kwargs)


def _noargs(self, /, *args, **kwargs):
    _arguments([].reverse, "meth_noargs", args, kwargs)
    return self


_conventions = {
    "meth_varargs": _varargs,
    "meth_varargs_keywords": _keywords,
    "meth_fastcall": _fastcall,
    "meth_fastcall_keywords": _keywords,
    "meth_o": _o,
    "meth_noargs": _noargs,
}
MethInstance = type("MethInstance", (), _conventions)
MethClass = type("MethClass", (), {name: classmethod(f) for name, f in _conventions.items()})
MethStatic = type("MethStatic", (), {name: staticmethod(partial(f, None)) for name, f in _conventions.items()})
globals().update({name: partial(f, sys.modules[__name__]) for name, f in _conventions.items()})


class MethodDescriptorBase:
    """Called, it tells whether it got one argument; as an attribute of a class it binds like a function."""

    def __call__(self, *args):
        return len(args) == 1

    def __get__(self, instance, owner=None):
        return self if instance is None else types.MethodType(self, instance)


class MethodDescriptorDerived(MethodDescriptorBase):
    pass


class MethodDescriptorNopGet(MethodDescriptorBase):
    def __call__(self, *args):
        return args

    def __get__(self, instance, owner=None):
        return self


class MethodDescriptor2(MethodDescriptorBase):
    def __call__(self, *args):
        return False


# ---- Ways of calling. ----


def pyobject_fastcall(function, args):
    return function(*(args or ()))


def pyobject_fastcalldict(function, args, kwargs):
    return function(*(args or ()), **(kwargs or {}))


def pyobject_vectorcall(function, args, names):
    args, names = args or (), names or ()
    count = len(args) - len(names)
    return function(*args[:count], **dict(zip(names, args[count:])))


def pyvectorcall_call(function, args, kwargs={}):
    return function(*args, **kwargs)
