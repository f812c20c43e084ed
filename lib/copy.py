# SPDX-License-Identifier: MIT
"""Copies of objects: copy() makes a new object with the same parts, deepcopy() copies the parts, too."""

# The tables don't change after the module is made.

import types
import weakref
from copyreg import dispatch_table

__all__ = ["Error", "copy", "deepcopy", "replace"]


class Error(Exception):
    """Something cannot be copied."""


error = Error

_ATOMIC = frozenset((
    types.NoneType, int, float, bool, complex, str, types.EllipsisType, types.NotImplementedType, bytes, type, range,
    types.BuiltinFunctionType, types.FunctionType, types.CodeType, property, weakref.ref,
))
_SHARED = _ATOMIC | {tuple, frozenset, super, slice}
_COPIED = (list, dict, set, bytearray)


def _reduction(x, cls):
    """What __reduce_ex__ or a registered function says about x."""
    reductor = dispatch_table.get(cls)
    if reductor is not None:
        return reductor(x)
    reductor = getattr(x, "__reduce_ex__", None)
    if reductor is not None:
        return reductor(4)
    reductor = getattr(x, "__reduce__", None)
    if reductor:
        return reductor()
    raise Error(f"un(shallow)copyable object of type {cls}")


def copy(x):
    """Return a new object with the same parts."""
    cls = type(x)
    if cls in _SHARED:
        return x
    if cls in _COPIED:
        return cls.copy(x)
    if issubclass(cls, type):
        return x
    method = getattr(cls, "__copy__", None)
    if method is not None:
        return method(x)
    result = _reduction(x, cls)
    return x if isinstance(result, str) else _rebuild(x, None, *result)


def deepcopy(x, memo=None, _nil=[]):
    """Return a copy that shares no changeable part with x."""
    cls = type(x)
    if cls in _ATOMIC:
        return x
    key = id(x)
    if memo is None:
        memo = {}
    else:
        y = memo.get(key, _nil)
        if y is not _nil:
            return y
    copier = _deep.get(cls)
    if copier is not None:
        y = copier(x, memo)
    elif issubclass(cls, type):
        y = x
    else:
        copier = getattr(x, "__deepcopy__", None)
        if copier is not None:
            y = copier(memo)
        else:
            result = _reduction(x, cls)
            y = x if isinstance(result, str) else _rebuild(x, memo, *result)
    if y is not x:
        memo[key] = y
        _keep_alive(x, memo)
    return y


def _keep_alive(x, memo):
    """The memo goes by id(), so what is in it must live."""
    memo.setdefault(id(memo), []).append(x)


def _deepcopy_list(x, memo):
    y = []
    memo[id(x)] = y
    for item in x:
        y.append(deepcopy(item, memo))
    return y


def _deepcopy_tuple(x, memo):
    y = [deepcopy(item, memo) for item in x]
    if id(x) in memo:
        return memo[id(x)]
    return x if all(a is b for a, b in zip(x, y)) else tuple(y)


def _deepcopy_dict(x, memo):
    y = {}
    memo[id(x)] = y
    for key, value in x.items():
        y[deepcopy(key, memo)] = deepcopy(value, memo)
    return y


def _deepcopy_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_deep = {list: _deepcopy_list, tuple: _deepcopy_tuple, dict: _deepcopy_dict, types.MethodType: _deepcopy_method}


def _rebuild(x, memo, func, args, state=None, listiter=None, dictiter=None, state_setter=None):
    """Make the object that a reduction describes; memo None: of the same parts."""
    part = (lambda v: v) if memo is None else (lambda v: deepcopy(v, memo))
    y = func(*[part(arg) for arg in args] if args else ())
    if memo is not None:
        memo[id(x)] = y
    if state is not None:
        state = part(state)
        if state_setter is not None:
            state_setter(y, state)
        elif hasattr(y, "__setstate__"):
            y.__setstate__(state)
        else:
            attributes, slots = state if isinstance(state, tuple) and len(state) == 2 else (state, None)
            if attributes:
                y.__dict__.update(attributes)
            for name, value in (slots or {}).items():
                setattr(y, name, value)
    for item in listiter or ():
        y.append(part(item))
    for key, value in dictiter or ():
        y[part(key)] = part(value)
    return y


def replace(obj, /, **changes):
    """Return a copy of an object with some fields replaced: calls its __replace__()."""
    cls = obj.__class__
    method = getattr(cls, "__replace__", None)
    if method is None:
        raise TypeError(f"replace() does not support {cls.__name__} objects")
    return method(obj, **changes)
