# SPDX-License-Identifier: MIT
"""Objects that remember how they were used, and patches that are undone.

The part of CPython's module that most tests need: Mock, MagicMock (with the special methods of calls, contexts and containers),
patch(), patch.object, patch.dict, call, sentinel, ANY, DEFAULT.
"""

import sys

__all__ = ['ANY', 'DEFAULT', 'MagicMock', 'Mock', 'call', 'patch', 'sentinel']


class _Any:
    """Equal to anything."""

    def __eq__(self, other):
        return True

    def __repr__(self):
        return '<ANY>'


ANY = _Any()


class _Sentinel:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f'sentinel.{self.name}'


class _Sentinels:
    """sentinel.NAME is an object of its own."""

    def __getattr__(self, name):
        value = self.__dict__[name] = _Sentinel(name)
        return value


sentinel = _Sentinels()
DEFAULT = sentinel.DEFAULT


class _Call(tuple):
    """The arguments of a call: (args, kwargs)."""

    def __new__(cls, args=(), kwargs=None):
        return super().__new__(cls, (tuple(args), kwargs or {}))

    def __call__(self, *args, **kwargs):
        return _Call(args, kwargs)

    args = property(lambda self: self[0])
    kwargs = property(lambda self: self[1])

    def __repr__(self):
        return f'call({", ".join([*map(repr, self[0]), *(f"{k}={v!r}" for k, v in self[1].items())])})'


call = _Call()


class Mock:
    """Takes any call and has any attribute, each a Mock of its own, and remembers its calls."""

    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, name=None, **attributes):
        self.__dict__.update(_spec=dir(spec) if spec is not None and not isinstance(spec, list) else spec, _return=return_value,
                             _name=name, side_effect=side_effect, _children={})
        self.reset_mock()
        for key, value in attributes.items():
            setattr(self, key, value)

    def reset_mock(self):
        """Forget the calls."""
        self.__dict__.update(called=False, call_count=0, call_args=None, call_args_list=[], mock_calls=[])

    def __getattr__(self, name):
        if name.startswith('__') or self._spec is not None and name not in self._spec:
            raise AttributeError(f'Mock object has no attribute {name!r}')
        child = self._children.get(name)
        if child is None:
            child = self._children.setdefault(name, type(self)(name=name))
        return child

    @property
    def return_value(self):
        """What a call returns: a Mock unless it was set."""
        if self._return is DEFAULT:
            self._return = type(self)(name='return value')
        return self._return

    @return_value.setter
    def return_value(self, value):
        self._return = value

    def __call__(self, *args, **kwargs):
        made = _Call(args, kwargs)
        self.called = True
        self.call_count += 1
        self.call_args = made
        self.call_args_list.append(made)
        self.mock_calls.append(made)
        effect = self.side_effect
        if effect is None:
            return self.return_value
        if isinstance(effect, BaseException) or isinstance(effect, type) and issubclass(effect, BaseException):
            raise effect
        if not callable(effect):
            if not hasattr(effect, '__next__'):
                effect = self.side_effect = iter(effect)
            result = next(effect)
            if isinstance(result, BaseException):
                raise result
        else:
            result = effect(*args, **kwargs)
        return self.return_value if result is DEFAULT else result

    def _count(self, expected, text):
        if self.call_count != expected:
            raise AssertionError(f"Expected '{self._name or 'mock'}' to {text}. Called {self.call_count} times.\n"
                                 f'Calls: {self.mock_calls}')

    def assert_called(self):
        if not self.called:
            raise AssertionError(f"Expected '{self._name or 'mock'}' to have been called.")

    def assert_not_called(self):
        self._count(0, 'not have been called')

    def assert_called_once(self):
        self._count(1, 'have been called once')

    def assert_called_with(self, *args, **kwargs):
        expected = _Call(args, kwargs)
        if self.call_args is None or self.call_args != expected:
            raise AssertionError(f'expected call not found.\nExpected: {expected}\n  Actual: {self.call_args}')

    def assert_called_once_with(self, *args, **kwargs):
        self._count(1, 'be called once')
        self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, *args, **kwargs):
        if _Call(args, kwargs) not in self.call_args_list:
            raise AssertionError(f'{_Call(args, kwargs)} call not found')

    def assert_has_calls(self, calls, any_order=False):
        for expected in calls:
            if expected not in self.mock_calls:
                raise AssertionError(f'Calls not found.\nExpected: {calls}\n  Actual: {self.mock_calls}')


class MagicMock(Mock):
    """A Mock with special methods."""

    def __enter__(self):
        return self.__dict__.setdefault('_entered', self.return_value)

    def __exit__(self, *exc):
        return False

    def __iter__(self):
        return iter([])

    def __len__(self):
        return 0

    def __bool__(self):
        return True

    def __contains__(self, item):
        return False

    def __getitem__(self, key):
        return self.return_value


class _Patch:
    """Replaces an attribute, as a context, a decorator, or from start() to stop()."""

    def __init__(self, target, name, new, attributes):
        self.target = target
        self.name = name
        self.new = new
        self.attributes = attributes

    def __enter__(self):
        if isinstance(self.target, str):
            __import__(self.target)
            self.target = sys.modules[self.target]
        new = MagicMock(name=self.name, **self.attributes) if self.new is DEFAULT else self.new
        self.local = self.name in getattr(self.target, '__dict__', ())
        self.old = self.target.__dict__[self.name] if self.local else getattr(self.target, self.name)
        setattr(self.target, self.name, new)
        return new

    def __exit__(self, *exc):
        if self.local:
            setattr(self.target, self.name, self.old)
        else:
            delattr(self.target, self.name)
        return False

    start = __enter__

    def stop(self):
        self.__exit__()

    def __call__(self, function):
        import functools

        @functools.wraps(function)
        def patched(*args, **kwargs):
            with self as new:
                return function(*args, *([new] if self.new is DEFAULT else []), **kwargs)
        return patched


class _PatchDict:
    """Changes a dict for a while."""

    def __init__(self, target, values=(), clear=False, **more):
        self.target = target
        self.values = dict(values, **more)
        self.clear = clear

    def __enter__(self):
        self.old = dict(self.target)
        if self.clear:
            self.target.clear()
        self.target.update(self.values)
        return self.target

    def __exit__(self, *exc):
        self.target.clear()
        self.target.update(self.old)
        return False


def patch(target, new=DEFAULT, **attributes):
    """Replace 'module.name' for a while."""
    module, _, name = target.rpartition('.')
    return _Patch(module, name, new, attributes)


patch.object = lambda target, name, new=DEFAULT, **attributes: _Patch(target, name, new, attributes)
patch.dict = _PatchDict
