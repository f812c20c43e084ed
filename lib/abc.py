# SPDX-License-Identifier: MIT
"""Abstract base classes: classes that cannot be instantiated until all their abstract methods are overridden, and that
other classes can be registered with."""

# What is registered and what has been found out is kept in each class's _abc_impl, whose sets are safe to share.

from _abc import (
    _abc_init, _abc_instancecheck, _abc_register, _abc_subclasscheck, _get_dump, _reset_caches, _reset_registry,
    get_cache_token,
)

__all__ = ["ABC", "ABCMeta", "abstractclassmethod", "abstractmethod", "abstractproperty", "abstractstaticmethod",
           "get_cache_token", "update_abstractmethods"]


def abstractmethod(funcobj):
    """Mark a method as abstract: a class that has or inherits one cannot be instantiated."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """An abstract class method; classmethod over abstractmethod does the same."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """An abstract static method; staticmethod over abstractmethod does the same."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """An abstract property; property over abstractmethod does the same."""

    __isabstractmethod__ = True


class ABCMeta(type):
    """The metaclass of abstract base classes."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        _abc_init(cls)
        return cls

    def register(cls, subclass):
        """Make a class a virtual subclass; returns it, so that this can be a decorator."""
        return _abc_register(cls, subclass)

    def __instancecheck__(cls, instance):
        """Implement isinstance(instance, cls)."""
        return _abc_instancecheck(cls, instance)

    def __subclasscheck__(cls, subclass):
        """Implement issubclass(subclass, cls)."""
        return _abc_subclasscheck(cls, subclass)

    def _dump_registry(cls, file=None):
        """Print what is known of the class."""
        registry, cache, negative, version = _get_dump(cls)
        print(f"Class: {cls.__module__}.{cls.__qualname__}", file=file)
        print(f"Inv. counter: {get_cache_token()}", file=file)
        print(f"_abc_registry: {registry!r}", file=file)
        print(f"_abc_cache: {cache!r}", file=file)
        print(f"_abc_negative_cache: {negative!r}", file=file)
        print(f"_abc_negative_cache_version: {version!r}", file=file)

    def _abc_registry_clear(cls):
        _reset_registry(cls)

    def _abc_caches_clear(cls):
        _reset_caches(cls)


def update_abstractmethods(cls):
    """Compute again which methods of a class are abstract, after some were added to it."""
    if not hasattr(cls, "__abstractmethods__"):
        return cls
    names = set(name for base in cls.__bases__ for name in getattr(base, "__abstractmethods__", ()))
    abstract = {name for name in names if getattr(getattr(cls, name, None), "__isabstractmethod__", False)}
    abstract.update(name for name, value in list(cls.__dict__.items())
                    if getattr(value, "__isabstractmethod__", False))
    cls.__abstractmethods__ = frozenset(abstract)
    return cls


class ABC(metaclass=ABCMeta):
    """Inherit from this to get ABCMeta as metaclass."""

    __slots__ = ()
