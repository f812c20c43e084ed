# SPDX-License-Identifier: MIT
"""Types for annotations.  Nothing here checks anything at run time, but for the shape of what is written."""
import collections
import collections.abc
import copyreg
import functools
import operator
import sys
import types
from abc import ABCMeta, abstractmethod
from annotationlib import Format, ForwardRef, _Name, call_annotate_function, get_annotations, type_repr
from types import GenericAlias
from _typing import Generic, NoDefault, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeAliasType, TypeVar, TypeVarTuple, Union

__all__ = [
    'Annotated', 'Any', 'Callable', 'ClassVar', 'Concatenate', 'Final', 'ForwardRef', 'Generic', 'Literal', 'Optional', 'ParamSpec',
    'Protocol', 'Tuple', 'Type', 'TypeVar', 'TypeVarTuple', 'Union', 'AbstractSet', 'ByteString', 'Container', 'ContextManager',
    'Hashable', 'ItemsView', 'Iterable', 'Iterator', 'KeysView', 'Mapping', 'MappingView', 'MutableMapping', 'MutableSequence',
    'MutableSet', 'Sequence', 'Sized', 'ValuesView', 'Awaitable', 'AsyncIterator', 'AsyncIterable', 'Coroutine', 'Collection',
    'AsyncGenerator', 'AsyncContextManager', 'Reversible', 'SupportsAbs', 'SupportsBytes', 'SupportsComplex', 'SupportsFloat',
    'SupportsIndex', 'SupportsInt', 'SupportsRound', 'ChainMap', 'Counter', 'Deque', 'Dict', 'DefaultDict', 'List', 'OrderedDict',
    'Set', 'FrozenSet', 'NamedTuple', 'TypedDict', 'Generator', 'BinaryIO', 'IO', 'Match', 'Pattern', 'TextIO', 'AnyStr',
    'assert_type', 'assert_never', 'cast', 'clear_overloads', 'dataclass_transform', 'evaluate_forward_ref', 'final', 'get_args',
    'get_origin', 'get_overloads', 'get_protocol_members', 'get_type_hints', 'is_protocol', 'is_typeddict', 'LiteralString', 'Never',
    'NewType', 'no_type_check', 'no_type_check_decorator', 'NoDefault', 'NoReturn', 'NotRequired', 'overload', 'override',
    'ParamSpecArgs', 'ParamSpecKwargs', 'ReadOnly', 'Required', 'reveal_type', 'runtime_checkable', 'Self', 'Text', 'TYPE_CHECKING',
    'TypeAlias', 'TypeGuard', 'TypeIs', 'TypeAliasType', 'Unpack']

TYPE_CHECKING = False
Text = str


# ---- Checking and showing arguments. ----

def _type_convert(arg, module=None, *, is_class=False, owner=None):
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return ForwardRef(arg, module=module, is_class=is_class, owner=owner)
    return arg


def _type_check(arg, msg, is_argument=True, module=None, *, allow_special_forms=False, owner=None):
    """The argument as a type; TypeError if it cannot be one."""
    arg = _type_convert(arg, module, is_class=allow_special_forms, owner=owner)
    bad = {Generic, Protocol}
    if not allow_special_forms:
        bad |= {ClassVar}
        if is_argument:
            bad |= {Final}
    if isinstance(arg, _GenericAlias) and arg.__origin__ in bad:
        raise TypeError(f'{arg} is not valid as type argument')
    if arg in (Any, LiteralString, NoReturn, Never, Self, TypeAlias):
        return arg
    if allow_special_forms and arg in (ClassVar, Final):
        return arg
    if isinstance(arg, _SpecialForm) or arg in (Generic, Protocol):
        raise TypeError(f'Plain {arg} is not valid as type argument')
    if type(arg) is tuple:
        raise TypeError(f'{msg} Got {arg!r:.100}.')
    return arg


def _type_repr(obj):
    if isinstance(obj, tuple):
        return '[' + ', '.join(_type_repr(v) for v in obj) + ']'
    if isinstance(obj, types.GenericAlias):
        return repr(obj)
    return type_repr(obj)


def _dedup(values):
    out = []
    for v in values:
        if v not in out:
            out.append(v)
    return out


def _tp_cache(function):
    """Remembers results where the arguments can be hashed."""
    cached = functools.lru_cache(typed=True)(function)

    @functools.wraps(function)
    def inner(*args, **kwds):
        try:
            return cached(*args, **kwds)
        except TypeError:
            return function(*args, **kwds)
    return inner


# ---- Special forms. ----

class _SpecialForm:
    """One of the names that mean something to type checkers."""

    def __init__(self, getitem, *, name=None):
        self._getitem = getitem
        self._name = name or getitem.__name__
        self.__doc__ = getitem.__doc__

    def __getattr__(self, item):
        if item in ('__name__', '__qualname__'):
            return self._name
        raise AttributeError(item)

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass {self!r}')

    def __repr__(self):
        return 'typing.' + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f'Cannot instantiate {self!r}')

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        raise TypeError(f'{self} cannot be used with isinstance()')

    def __subclasscheck__(self, cls):
        raise TypeError(f'{self} cannot be used with issubclass()')

    @_tp_cache
    def __getitem__(self, parameters):
        return self._getitem(self, parameters)


class _TypedCacheForm(_SpecialForm):
    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        return self._getitem(self, *parameters)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError('typing.Any cannot be used with isinstance()')
        return super().__instancecheck__(obj)

    def __repr__(self):
        return 'typing.Any' if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Any type at all."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError('Any cannot be instantiated')
        return super().__new__(cls)


def _no_parameters(name, doc):
    def getitem(self, parameters):
        raise TypeError(f'{self} is not subscriptable')
    getitem.__doc__ = doc
    return _SpecialForm(getitem, name=name)


def _one_parameter(name, doc, message='{} accepts only one type.', **options):
    def getitem(self, parameters):
        return _GenericAlias(self, (_type_check(parameters, message.format(self), **options),))
    getitem.__doc__ = doc
    return _SpecialForm(getitem, name=name)


NoReturn = _no_parameters('NoReturn', 'A function that never returns.')
Never = _no_parameters('Never', 'The type without values.')
Self = _no_parameters('Self', 'The class that the annotation is in.')
LiteralString = _no_parameters('LiteralString', 'Strings that the program itself holds.')
TypeAlias = _no_parameters('TypeAlias', 'Marks an assignment as the definition of an alias.')
ClassVar = _one_parameter('ClassVar', 'A variable of the class, not of its instances.', '{} accepts only single type.',
                          allow_special_forms=True)
Final = _one_parameter('Final', 'A name that is not assigned to again.', '{} accepts only single type.', allow_special_forms=True)
TypeGuard = _one_parameter('TypeGuard', 'The result of a function that tests its argument for a type.', '{} accepts only single type.')
TypeIs = _one_parameter('TypeIs', 'As TypeGuard, and false means not of the type.', '{} accepts only single type.')
Required = _one_parameter('Required', 'A key of a TypedDict that must be there.', '{} accepts only a single type.',
                          allow_special_forms=True)
NotRequired = _one_parameter('NotRequired', 'A key of a TypedDict that may be missing.', '{} accepts only a single type.',
                             allow_special_forms=True)
ReadOnly = _one_parameter('ReadOnly', 'An item of a TypedDict that must not be set.', '{} accepts only a single type.',
                          allow_special_forms=True)


@_SpecialForm
def Optional(self, parameters):
    """Optional[X] is X | None."""
    return Union[_type_check(parameters, f'{self} requires a single type.'), type(None)]


def _flatten_literals(parameters):
    for p in parameters:
        if isinstance(p, _LiteralAlias):
            yield from p.__args__
        else:
            yield p


@_TypedCacheForm
def Literal(self, *parameters):
    """One of these values."""
    parameters = tuple(_flatten_literals(parameters))
    seen, kept = [], []
    for p in parameters:
        if (p, type(p)) not in seen:
            seen.append((p, type(p)))
            kept.append(p)
    return _LiteralAlias(self, tuple(kept))


@_SpecialForm
def Concatenate(self, parameters):
    """Parameters in front of those of a ParamSpec."""
    if parameters == ():
        raise TypeError('Cannot take a Concatenate of no types.')
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError('The last parameter to Concatenate should be a ParamSpec variable or ellipsis.')
    msg = 'Concatenate[arg, ...]: each arg must be a type.'
    return _ConcatenateGenericAlias(self, (*(_type_check(p, msg) for p in parameters[:-1]), parameters[-1]))


@_SpecialForm
def Unpack(self, parameters):
    """*X, or the types of keyword arguments by a TypedDict."""
    return _UnpackGenericAlias(self, (_type_check(parameters, f'{self} accepts only single type.'),))


@_TypedCacheForm
def Annotated(self, *params):
    """A type with notes."""
    if len(params) < 2:
        raise TypeError('Annotated[...] should be used with at least two arguments (a type and an annotation).')
    if isinstance(params[0], _UnpackGenericAlias):
        raise TypeError('Annotated[...] should not be used with an unpacked TypeVarTuple')
    origin = _type_check(params[0], 'Annotated[t, ...]: t must be a type.', allow_special_forms=True)
    return _AnnotatedAlias(origin, params[1:])


# ---- Aliases. ----

def _parameters_of(origin, args):
    return GenericAlias(tuple if not isinstance(origin, type) else origin, _flat(args)).__parameters__


def _flat(args):
    for a in args:
        if isinstance(a, (list, tuple)) and type(a) in (list, tuple):
            return tuple(x for b in args for x in (b if type(b) in (list, tuple) else (b,)))
    return args


class _BaseGenericAlias:
    _cls_fields = ('__origin__', '_inst', '_name', '__parameters__', '__args__', '__metadata__', '_nparams', '_defaults')

    def __init__(self, origin, *, inst=True, name=None):
        self._inst = inst
        self._name = name
        self.__origin__ = origin
        self.__slots__ = None

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f'Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead')
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            pass
        return result

    def __mro_entries__(self, bases):
        entries = []
        if self.__origin__ not in bases:
            entries.append(self.__origin__)
        after = bases[bases.index(self) + 1:]
        for b in after:
            if isinstance(b, (_BaseGenericAlias, GenericAlias)) or isinstance(b, type) and issubclass(b, Generic):
                break
        else:
            entries.append(Generic)
        return tuple(entries)

    def __getattr__(self, attr):
        if '__origin__' in self.__dict__ and not (attr.startswith('__') and attr.endswith('__')):
            return getattr(self.__origin__, attr)
        if attr in ('__name__', '__qualname__'):
            return self._name or self.__origin__.__name__
        if attr in ('__module__',):
            return 'typing'
        raise AttributeError(attr)

    def __setattr__(self, attr, val):
        if attr.startswith('__') and attr.endswith('__') or attr in ('_name', '_inst', '_nparams', '_defaults'):
            object.__setattr__(self, attr, val)
        else:
            setattr(self.__origin__, attr, val)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError('Subscripted generics cannot be used with class and instance checks')

    def __dir__(self):
        return sorted({*object.__dir__(self), *(a for a in dir(self.__origin__) if not a.startswith('__'))})


class _GenericAlias(_BaseGenericAlias):
    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        if not isinstance(args, tuple):
            args = (args,)
        self.__args__ = args
        self.__parameters__ = GenericAlias(tuple, _flat(args)).__parameters__
        if not name:
            self.__module__ = getattr(origin, '__module__', 'typing') if isinstance(origin, type) else 'typing'

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]

    def __getitem__(self, args):
        if self.__origin__ in (Generic, Protocol):
            raise TypeError(f'Cannot subscript already-subscripted {self}')
        if not self.__parameters__:
            raise TypeError(f'{self} is not a generic class')
        if not isinstance(args, tuple):
            args = (args,)
        args = tuple(_type_convert(a) if not isinstance(a, (list, tuple)) else a for a in args)
        return self.copy_with(self._substitute(args))

    def _substitute(self, args):
        try:
            return GenericAlias(tuple, self.__args__)[args].__args__
        except TypeError as e:
            raise TypeError(str(e).replace(repr(GenericAlias(tuple, self.__args__)), repr(self))) from None

    def copy_with(self, args):
        return self.__class__(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        name = f'typing.{self._name}' if self._name else _type_repr(self.__origin__)
        return f'{name}[{", ".join(_type_repr(a) for a in self.__args__) or "()"}]'

    def __reduce__(self):
        origin = globals()[self._name] if self._name else self.__origin__
        args = self.__args__
        if len(args) == 1 and not isinstance(args[0], tuple):
            args, = args
        return operator.getitem, (origin, args)

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f'Cannot subclass {self!r}')
        if self._name:
            return super().__mro_entries__(bases)
        if self.__origin__ is Generic and Protocol in bases:
            return ()
        return (self.__origin__,)

    def __iter__(self):
        yield Unpack[self]


class _SpecialGenericAlias(_BaseGenericAlias):
    """typing.List and so on, without parameters."""

    def __init__(self, origin, nparams, *, inst=True, name=None, defaults=()):
        super().__init__(origin, inst=inst, name=name or origin.__name__)
        self._nparams = nparams
        self._defaults = defaults
        self.__module__ = 'typing'

    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        params = tuple(_type_check(p, 'Parameters to generic types must be types.') for p in params)
        if self._defaults and len(params) < self._nparams and len(params) + len(self._defaults) >= self._nparams:
            params += self._defaults[len(params) - self._nparams:]
        if len(params) != self._nparams and not any(isinstance(p, (TypeVarTuple, _UnpackGenericAlias)) for p in params):
            more = 'many' if len(params) > self._nparams else 'few'
            least = self._nparams - len(self._defaults)
            expected = f'at least {least}' if self._defaults and more == 'few' else self._nparams
            raise TypeError(f'Too {more} arguments for {self}; actual {len(params)}, expected {expected}')
        return self.copy_with(params)

    def copy_with(self, params):
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __repr__(self):
        return 'typing.' + self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, (_SpecialGenericAlias,)):
            return issubclass(cls.__origin__, self.__origin__)
        if not isinstance(cls, _GenericAlias):
            return issubclass(cls, self.__origin__)
        return super().__subclasscheck__(cls)

    def __reduce__(self):
        return self._name

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]


class _DeprecatedGenericAlias(_SpecialGenericAlias):
    pass


class _CallableGenericAlias(_GenericAlias):
    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and (args[0] is ... or isinstance(args[0], (ParamSpec, _ConcatenateGenericAlias))):
            return super().__repr__()
        return f'typing.Callable[[{", ".join(_type_repr(a) for a in args[:-1])}], {_type_repr(args[-1])}]'

    def _substitute(self, args):
        own = self.__args__
        if len(own) == 2 and (own[0] is ... or isinstance(own[0], (ParamSpec, _ConcatenateGenericAlias))):
            plain = collections.abc.Callable[own[0], own[1]]
        else:
            plain = collections.abc.Callable[list(own[:-1]), own[-1]]
        return plain[args].__args__

    def __reduce__(self):
        args = self.__args__
        if not (len(args) == 2 and (args[0] is ... or isinstance(args[0], (ParamSpec, _ConcatenateGenericAlias)))):
            args = list(args[:-1]), args[-1]
        return operator.getitem, (Callable, args)


class _CallableType(_SpecialGenericAlias):
    def copy_with(self, params):
        return _CallableGenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError('Callable must be used as Callable[[arg, ...], result].')
        args, result = params
        result = _type_check(result, 'Callable[args, result]: result must be a type.')
        if args is ... or isinstance(args, (ParamSpec, _ConcatenateGenericAlias)):
            return self.copy_with((args, result))
        if not isinstance(args, (list, tuple)):
            args = (args,)
        return self.copy_with((*(_type_convert(a) for a in args), result))


class _TupleType(_SpecialGenericAlias):
    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        if len(params) >= 2 and params[-1] is ...:
            msg = 'Tuple[t, ...]: t must be a type.'
            return self.copy_with((*(_type_check(p, msg) for p in params[:-1]), ...))
        return self.copy_with(tuple(_type_check(p, 'Tuple[t0, t1, ...]: each t must be a type.') for p in params))


class _LiteralAlias(_GenericAlias):
    def __init__(self, origin, args):
        _BaseGenericAlias.__init__(self, origin)
        self.__args__ = args
        self.__parameters__ = ()
        self.__module__ = 'typing'

    def __eq__(self, other):
        if not isinstance(other, _LiteralAlias):
            return NotImplemented
        return {(a, type(a)) for a in self.__args__} == {(a, type(a)) for a in other.__args__}

    def __hash__(self):
        return hash(frozenset((a, type(a)) for a in self.__args__))

    def __repr__(self):
        return f'typing.Literal[{", ".join(map(repr, self.__args__)) or "()"}]'


class _ConcatenateGenericAlias(_GenericAlias):
    def copy_with(self, params):
        if isinstance(params[-1], (list, tuple)):
            return (*params[:-1], *params[-1])
        if isinstance(params[-1], _ConcatenateGenericAlias):
            params = (*params[:-1], *params[-1].__args__)
        return _ConcatenateGenericAlias(self.__origin__, params)


class _UnpackGenericAlias(_GenericAlias):
    def __repr__(self):
        return f'typing.Unpack[{_type_repr(self.__args__[0])}]'

    @property
    def __typing_unpacked_tuple_args__(self):
        arg, = self.__args__
        if isinstance(arg, (_GenericAlias, GenericAlias)) and arg.__origin__ is tuple:
            return arg.__args__
        return None

    @property
    def __typing_is_unpacked_typevartuple__(self):
        return isinstance(self.__args__[0], TypeVarTuple)

    def __getitem__(self, args):
        return args if self.__typing_is_unpacked_typevartuple__ else super().__getitem__(args)

    def copy_with(self, params):
        return _UnpackGenericAlias(self.__origin__, params)


class _AnnotatedAlias(_GenericAlias):
    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, (origin,), name='Annotated')
        self.__metadata__ = metadata

    def copy_with(self, params):
        return _AnnotatedAlias(params[0], self.__metadata__)

    def __repr__(self):
        return f'typing.Annotated[{_type_repr(self.__origin__)}, {", ".join(map(repr, self.__metadata__))}]'

    def __reduce__(self):
        return operator.getitem, (Annotated, (self.__origin__, *self.__metadata__))

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, attr):
        if attr in ('__name__', '__qualname__'):
            return 'Annotated'
        return super().__getattr__(attr)

    def __mro_entries__(self, bases):
        return (self.__origin__,)


# ---- The names for other classes. ----

def _alias(origin, nparams, *, inst=True, name=None, defaults=()):
    return _SpecialGenericAlias(origin, nparams, inst=inst, name=name, defaults=defaults)


_abc = collections.abc
Hashable = _alias(_abc.Hashable, 0)
Sized = _alias(_abc.Sized, 0)
for _name, _n in {'Awaitable': 1, 'AsyncIterable': 1, 'AsyncIterator': 1, 'Coroutine': 3, 'Iterable': 1, 'Iterator': 1,
                  'Reversible': 1, 'Container': 1, 'Collection': 1, 'MutableSet': 1, 'Mapping': 2, 'MutableMapping': 2,
                  'Sequence': 1, 'MutableSequence': 1, 'MappingView': 1, 'KeysView': 1, 'ItemsView': 2, 'ValuesView': 1}.items():
    globals()[_name] = _alias(getattr(_abc, _name), _n)
del _name, _n
AbstractSet = _alias(_abc.Set, 1, name='AbstractSet')
ByteString = _DeprecatedGenericAlias(getattr(_abc, 'ByteString', bytes), 0, name='ByteString')
Generator = _alias(_abc.Generator, 3, defaults=(type(None), type(None)))
AsyncGenerator = _alias(_abc.AsyncGenerator, 2, defaults=(type(None),))
Callable = _CallableType(_abc.Callable, 2)
Tuple = _TupleType(tuple, -1, inst=False, name='Tuple')
List = _alias(list, 1, inst=False, name='List')
Set = _alias(set, 1, inst=False, name='Set')
FrozenSet = _alias(frozenset, 1, inst=False, name='FrozenSet')
Dict = _alias(dict, 2, inst=False, name='Dict')
Type = _alias(type, 1, inst=False, name='Type')
Deque = _alias(collections.deque, 1, name='Deque')
DefaultDict = _alias(collections.defaultdict, 2, name='DefaultDict')
OrderedDict = _alias(collections.OrderedDict, 2)
Counter = _alias(collections.Counter, 1)
ChainMap = _alias(collections.ChainMap, 2)

T = TypeVar('T')
KT = TypeVar('KT')
VT = TypeVar('VT')
T_co = TypeVar('T_co', covariant=True)
V_co = TypeVar('V_co', covariant=True)
VT_co = TypeVar('VT_co', covariant=True)
T_contra = TypeVar('T_contra', contravariant=True)
CT_co = TypeVar('CT_co', covariant=True, bound=type)
AnyStr = TypeVar('AnyStr', bytes, str)


# ---- Protocols. ----

_NOT_MEMBERS = frozenset((
    '__parameters__', '__orig_bases__', '__orig_class__', '_is_protocol', '_is_runtime_protocol', '__protocol_attrs__',
    '__non_callable_proto_members__', '__type_params__', '__abstractmethods__', '__annotations__', '__dict__', '__doc__',
    '__init__', '__module__', '__new__', '__slots__', '__subclasshook__', '__weakref__', '__class_getitem__', '__match_args__',
    '__static_attributes__', '__firstlineno__', '__annotate__', '__annotate_func__', '__annotations_cache__', '_MutableMapping__marker',
    '__classdictcell__'))


def _members_of(cls):
    attrs = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ('Protocol', 'Generic'):
            continue
        names = set(vars(base)) | set(get_annotations(base, format=Format.FORWARDREF))
        attrs |= {n for n in names if not n.startswith('_abc_') and n not in _NOT_MEMBERS}
    return attrs


def _no_init(self, *args, **kwargs):
    cls = type(self)
    if cls._is_protocol:
        raise TypeError('Protocols cannot be instantiated')
    if cls.__init__ is not _no_init:
        return
    # The class found no other __init__ when it was made.
    for base in cls.__mro__:
        init = base.__dict__.get('__init__', _no_init)
        if init is not _no_init:
            cls.__init__ = init
            break
    else:
        cls.__init__ = object.__init__
    cls.__init__(self, *args, **kwargs)


def _missing():
    return None


def _static(obj, name):
    """The attribute without asking descriptors: a value, or _missing."""
    try:
        space = object.__getattribute__(obj, '__dict__')
    except AttributeError:
        space = {}
    if isinstance(space, dict) and name in space:
        return space[name]
    for base in type(obj).__mro__:
        if name in base.__dict__:
            return base.__dict__[name]
    if isinstance(obj, type):
        for base in obj.__mro__:
            if name in base.__dict__:
                return base.__dict__[name]
    return _missing


class _ProtocolMeta(ABCMeta):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        if name == 'Protocol' and bases == (Generic,):
            pass
        elif {Protocol, Generic} & set(bases) and Protocol in bases:
            for base in bases:
                if not (base in (object, Generic) or base.__name__ in _ALLOWED.get(base.__module__, ())
                        or issubclass(base, Generic) and getattr(base, '_is_protocol', False)):
                    raise TypeError(f'Protocols can only inherit from other protocols, got {base!r}')
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        if getattr(cls, '_is_protocol', False):
            cls.__protocol_attrs__ = _members_of(cls)

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if getattr(cls, '_is_protocol', False) and not _from_abc():
            if not isinstance(other, type):
                raise TypeError('issubclass() arg 1 must be a class')
            if not getattr(cls, '_is_runtime_protocol', False):
                if cls.__dict__.get('__subclasshook__') is _protocol_hook:
                    raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
            elif cls.__non_callable_proto_members__ and cls.__dict__.get('__subclasshook__') is _protocol_hook:
                names = ', '.join(map(repr, sorted(cls.__non_callable_proto_members__)))
                raise TypeError('Protocols with non-method members don\'t support issubclass(). '
                                f'Non-method members: {names}.')
        return ABCMeta.__subclasscheck__(cls, other)

    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not getattr(cls, '_is_protocol', False):
            return ABCMeta.__instancecheck__(cls, instance)
        if not getattr(cls, '_is_runtime_protocol', False) and not _from_abc():
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        if ABCMeta.__instancecheck__(cls, instance):
            return True
        for attr in cls.__protocol_attrs__:
            value = _static(instance, attr)
            if value is _missing or value is None and attr not in cls.__non_callable_proto_members__:
                return False
        return True


_ALLOWED = {
    'collections.abc': ('Callable', 'Awaitable', 'Iterable', 'Iterator', 'AsyncIterable', 'AsyncIterator', 'Hashable', 'Sized',
                        'Container', 'Collection', 'Reversible', 'Buffer'),
    'contextlib': ('AbstractContextManager', 'AbstractAsyncContextManager'),
    'io': ('Reader', 'Writer'), 'os': ('PathLike',)}


def _from_abc():
    frame = sys._getframe(2)
    return frame.f_globals.get('__name__') in ('abc', '_py_abc', 'functools', None)


@classmethod
def _hook(cls, other):
    if not cls.__dict__.get('_is_protocol', False):
        return NotImplemented
    for attr in cls.__protocol_attrs__:
        for base in other.__mro__:
            if attr in base.__dict__:
                if base.__dict__[attr] is None:
                    return NotImplemented
                break
            if attr in getattr(base, '__annotations__', {}) and issubclass(other, Generic) and getattr(other, '_is_protocol', False):
                break
        else:
            return NotImplemented
    return True


_protocol_hook = _hook


class Protocol(Generic, metaclass=_ProtocolMeta):
    """A class that stands for all that have its members."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get('_is_protocol', False):
            cls._is_protocol = any(b is Protocol for b in cls.__bases__)
        if '__subclasshook__' not in cls.__dict__:
            cls.__subclasshook__ = _protocol_hook
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init


Protocol.__init__ = _no_init


def runtime_checkable(cls):
    """Let isinstance() and issubclass() ask whether a class has the members of this protocol."""
    if not (isinstance(cls, type) and issubclass(cls, Generic)) or not getattr(cls, '_is_protocol', False):
        raise TypeError(f'@runtime_checkable can be only applied to protocol classes, got {cls!r}')
    cls._is_runtime_protocol = True
    cls.__non_callable_proto_members__ = {a for a in cls.__protocol_attrs__ if not callable(getattr(cls, a, None))}
    return cls


def is_protocol(tp, /):
    """Is it a protocol class?"""
    return isinstance(tp, type) and getattr(tp, '_is_protocol', False) and tp is not Protocol and type(tp) is _ProtocolMeta


def get_protocol_members(tp, /):
    """The names of a protocol's members."""
    if not is_protocol(tp):
        raise TypeError(f'{tp!r} is not a Protocol')
    return frozenset(tp.__protocol_attrs__)


def _supports(name, method, result, doc, param=None):
    def function(self):
        pass
    function.__name__ = method
    function.__qualname__ = f'{name}.{method}'
    function.__annotations__ = {'return': result}
    space = {'__module__': 'typing', '__doc__': doc, '__slots__': (), method: abstractmethod(function)}
    bases = (Protocol[param],) if param else (Protocol,)
    return runtime_checkable(types.new_class(name, bases, {}, lambda ns: ns.update(space)))


SupportsInt = _supports('SupportsInt', '__int__', int, 'What has __int__.')
SupportsFloat = _supports('SupportsFloat', '__float__', float, 'What has __float__.')
SupportsComplex = _supports('SupportsComplex', '__complex__', complex, 'What has __complex__.')
SupportsBytes = _supports('SupportsBytes', '__bytes__', bytes, 'What has __bytes__.')
SupportsIndex = _supports('SupportsIndex', '__index__', int, 'What has __index__.')
SupportsAbs = _supports('SupportsAbs', '__abs__', T_co, 'What has __abs__.', T_co)
SupportsRound = _supports('SupportsRound', '__round__', T_co, 'What has __round__.', T_co)


# ---- Looking at types. ----

def _evaluate(t, globalns, localns, type_params, guard=frozenset(), owner=None):
    """The type with its forward references evaluated."""
    if isinstance(t, ForwardRef):
        if t.__arg__ in guard:
            return t
        value = t.evaluate(globals=globalns, locals=localns, type_params=type_params, owner=owner)
        value = _type_check(value, 'Forward references must evaluate to types.', is_argument=t.__forward_is_argument__,
                            allow_special_forms=t.__forward_is_class__)
        return _evaluate(value, globalns, localns, type_params, guard | {t.__arg__}, owner)
    if isinstance(t, GenericAlias):
        args = tuple(ForwardRef(a) if isinstance(a, str) else a for a in t.__args__)
        new = tuple(_evaluate(a, globalns, localns, type_params, guard, owner) for a in args)
        if new == t.__args__:
            return t
        result = GenericAlias(t.__origin__, new)
        return next(iter(result)) if getattr(t, '__unpacked__', False) else result
    if isinstance(t, Union):
        new = tuple(_evaluate(a, globalns, localns, type_params, guard, owner) for a in t.__args__)
        return t if new == t.__args__ else functools.reduce(operator.or_, new)
    if isinstance(t, _LiteralAlias):
        return t
    if isinstance(t, _GenericAlias):
        new = tuple(_evaluate(a, globalns, localns, type_params, guard, owner) for a in t.__args__)
        return t if new == t.__args__ else t.copy_with(new)
    return t


def evaluate_forward_ref(forward_ref, *, owner=None, globals=None, locals=None, type_params=None, format=None):
    """The value of a forward reference, those inside it included."""
    if format == Format.STRING:
        return forward_ref.__forward_arg__
    if format == Format.FORWARDREF:
        try:
            return _evaluate(forward_ref, globals, locals, type_params, owner=owner)
        except NameError:
            return forward_ref
    return _evaluate(forward_ref, globals, locals, type_params, owner=owner)


def _strip_annotations(t):
    if isinstance(t, _AnnotatedAlias):
        return _strip_annotations(t.__origin__)
    if hasattr(t, '__origin__') and t.__origin__ in (Required, NotRequired, ReadOnly):
        return _strip_annotations(t.__args__[0])
    if isinstance(t, (GenericAlias, Union, _GenericAlias)) and not isinstance(t, _LiteralAlias):
        new = tuple(_strip_annotations(a) for a in t.__args__)
        if new == t.__args__:
            return t
        if isinstance(t, GenericAlias):
            return GenericAlias(t.__origin__, new)
        return functools.reduce(operator.or_, new) if isinstance(t, Union) else t.copy_with(new)
    return t


def get_type_hints(obj, globalns=None, localns=None, include_extras=False, *, format=Format.VALUE):
    """The annotations of an object (of a class: those of its bases, too), with texts evaluated."""
    if getattr(obj, '__no_type_check__', None):
        return {}
    if isinstance(obj, type):
        hints = {}
        for base in reversed(obj.__mro__):
            ann = get_annotations(base, format=format)
            if format == Format.STRING:
                hints.update(ann)
                continue
            space = getattr(sys.modules.get(base.__module__), '__dict__', {}) if globalns is None else globalns
            local = dict(vars(base)) if localns is None else localns
            for name, value in ann.items():
                if isinstance(value, str):
                    value = ForwardRef(value, is_argument=False, is_class=True, owner=base)
                elif value is None:
                    value = type(None)
                hints[name] = _hint(value, space, local, base.__type_params__, base, format)
    else:
        hints = dict(get_annotations(obj, format=format))
        if not hints and not isinstance(obj, types.ModuleType) and not callable(obj) and not hasattr(obj, '__annotations__'):
            raise TypeError(f'{obj!r} is not a module, class, method, or function.')
        if format != Format.STRING:
            inner = obj
            while hasattr(inner, '__wrapped__'):
                inner = inner.__wrapped__
            if globalns is None:
                globalns = obj.__dict__ if isinstance(obj, types.ModuleType) else getattr(inner, '__globals__', {})
                localns = globalns if localns is None else localns
            elif localns is None:
                localns = globalns
            for name, value in hints.items():
                if value is None:
                    value = type(None)
                elif isinstance(value, str):
                    value = ForwardRef(value, is_argument=not isinstance(obj, types.ModuleType), owner=obj)
                hints[name] = _hint(value, globalns, localns, getattr(obj, '__type_params__', ()), obj, format)
    return hints if include_extras or format == Format.STRING else {k: _strip_annotations(t) for k, t in hints.items()}


def _hint(value, globalns, localns, type_params, owner, format):
    try:
        return _evaluate(value, globalns, localns, type_params, owner=owner)
    except NameError:
        if format == Format.FORWARDREF:
            return value
        raise


def get_origin(tp):
    """What a subscripted type is made of: list for list[int]."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseGenericAlias, GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    return Union if isinstance(tp, Union) else None


def get_args(tp):
    """The arguments of a subscripted type."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, (_GenericAlias, GenericAlias)):
        args = tp.__args__
        if tp.__origin__ is _abc.Callable and not (len(args) == 2 and (
                args[0] is ... or isinstance(args[0], (ParamSpec, _ConcatenateGenericAlias)))):
            args = (list(args[:-1]), args[-1])
        return args
    return tp.__args__ if isinstance(tp, Union) else ()


def is_typeddict(tp):
    """Is it a TypedDict class?"""
    return isinstance(tp, _TypedDictMeta)


# ---- Functions that do (almost) nothing. ----

def cast(typ, val):
    """The value: tells a type checker of what type it is."""
    return val


def assert_type(val, typ, /):
    """The value."""
    return val


def reveal_type(obj, /):
    """The value, after its type has been printed on sys.stderr."""
    print(f'Runtime type is {type(obj).__name__!r}', file=sys.stderr)
    return obj


def assert_never(arg, /):
    """For code that is never reached."""
    value = repr(arg)
    raise AssertionError(f'Expected code to be unreachable, but got: {value if len(value) <= 100 else value[:100] + "..."}')


def no_type_check(arg):
    """Say that annotations here are no types."""
    if isinstance(arg, type):
        for value in vars(arg).values():
            if isinstance(value, types.FunctionType):
                value.__no_type_check__ = True
            elif isinstance(value, type) and value.__qualname__ == f'{arg.__qualname__}.{value.__name__}':
                no_type_check(value)
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    """Make a decorator that also does no_type_check()."""
    @functools.wraps(decorator)
    def wrapped(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))
    return wrapped


_overloads = {}


def _overload_dummy(*args, **kwds):
    raise NotImplementedError('You should not call an overloaded function. A series of @overload-decorated functions outside a stub '
                              'module should always be followed by an implementation that is not @overload-ed.')


def overload(func):
    """One of several signatures of a function."""
    f = getattr(func, '__func__', func)
    try:
        lines = _overloads.setdefault(f.__module__, {}).setdefault(f.__qualname__, {})
        lines[f.__code__.co_firstlineno] = func
    except AttributeError:
        pass
    return _overload_dummy


def get_overloads(func):
    """The overloads that have been defined for a function."""
    f = getattr(func, '__func__', func)
    return list(_overloads.get(f.__module__, {}).get(f.__qualname__, {}).values())


def clear_overloads():
    """Forget all overloads."""
    _overloads.clear()


def final(f):
    """A method that is not overridden, or a class without subclasses."""
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    """A method that overrides another."""
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False,
                        field_specifiers=(), **kwargs):
    """Say that a decorator, class or metaclass makes something like dataclasses."""
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            'eq_default': eq_default, 'order_default': order_default, 'kw_only_default': kw_only_default,
            'frozen_default': frozen_default, 'field_specifiers': field_specifiers, 'kwargs': kwargs}
        return cls_or_fn
    return decorator


class NewType:
    """A type that only type checkers tell from another: calling it returns the argument."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition('.')[2]
        self.__supertype__ = tp
        module = sys._getframe(1).f_globals.get('__name__')
        if module != 'typing':
            self.__module__ = module

    def __call__(self, x, /):
        return x

    def __mro_entries__(self, bases):
        name = self.__name__

        class Dummy:
            def __init_subclass__(cls):
                sub = cls.__name__
                raise TypeError(f'Cannot subclass an instance of NewType. Perhaps you were looking for: '
                                f'`{sub} = NewType({sub!r}, {name})`')
        return (Dummy,)

    def __repr__(self):
        return f'{self.__module__}.{self.__qualname__}'

    def __reduce__(self):
        return self.__qualname__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


# ---- NamedTuple and TypedDict. ----

_PROHIBITED = frozenset({'__new__', '__init__', '__slots__', '__getnewargs__', '_fields', '_field_defaults', '_field_types', '_make',
                         '_replace', '_asdict', '_source'})
_SPECIAL = frozenset({'__module__', '__name__', '__annotations__', '__annotate__', '__annotate_func__', '__annotations_cache__'})


def _namespace_annotations(ns, owner_name):
    """(types, annotate function) of a class body."""
    if '__annotations__' in ns:
        own = ns['__annotations__']
        return own, None
    annotate = ns.get('__annotate_func__', ns.get('__annotate__'))
    if annotate is None:
        return {}, None
    return call_annotate_function(annotate, Format.FORWARDREF), annotate


def _make_nmtuple(name, fields, defaults=(), module=None):
    nm = collections.namedtuple(name, list(fields), defaults=defaults, module=module)
    hints = {n: _type_check(t, f'field {n} annotation must be a type') for n, t in fields.items()}
    nm.__annotations__ = nm.__new__.__annotations__ = hints
    return nm


class _NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError('can only inherit from a NamedTuple type and Generic')
        bases = tuple(tuple if base is _NamedTuple else base for base in bases)
        hints, annotate = _namespace_annotations(ns, typename)
        defaults = []
        for n in hints:
            if n in ns:
                defaults.append(n)
            elif defaults:
                raise TypeError(f'non-default namedtuple field {n} cannot follow default field{"s" if len(defaults) > 1 else ""} '
                                f'{", ".join(defaults)}')
        nm = _make_nmtuple(typename, hints, [ns[n] for n in defaults], ns['__module__'])
        if annotate is not None:
            nm.__annotate__ = annotate
        nm.__bases__ = bases
        if Generic in bases:
            nm.__class_getitem__ = classmethod(Generic.__dict__['__class_getitem__'].__func__) if hasattr(
                Generic.__dict__.get('__class_getitem__'), '__func__') else Generic.__class_getitem__
        for key, value in ns.items():
            if key in _PROHIBITED:
                raise AttributeError('Cannot overwrite NamedTuple attribute ' + key)
            if key in _SPECIAL or key in nm._fields:
                continue
            setattr(nm, key, value)
            set_name = getattr(type(value), '__set_name__', None)
            if set_name is not None:
                set_name(value, nm, key)
        if Generic in bases:
            nm.__init_subclass__()
        return nm


_NO_FIELDS = object()


def NamedTuple(typename, fields, /):
    """A named tuple with types: a function, or a base class whose annotations are the fields."""
    fields = {n: t for n, t in fields}
    nt = _make_nmtuple(typename, fields, module=sys._getframe(1).f_globals.get('__name__'))
    nt.__orig_bases__ = (NamedTuple,)
    return nt


_NamedTuple = type.__new__(_NamedTupleMeta, 'NamedTuple', (), {})
NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)


def _qualifiers(t):
    found = set()
    while True:
        origin = get_origin(t)
        if origin is Annotated:
            t = t.__origin__
        elif origin in (Required, NotRequired, ReadOnly):
            found.add(origin)
            t = t.__args__[0]
        else:
            return found


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError('cannot inherit from both a TypedDict type and a non-TypedDict base class')
        generic = (Generic,) if any(issubclass(b, Generic) for b in bases) else ()
        own, annotate = _namespace_annotations(ns, name)
        ns = {k: v for k, v in ns.items() if k not in ('__annotations__', '__annotate__', '__annotate_func__')}
        td = type.__new__(cls, name, (*generic, dict), ns)
        td.__orig_bases__ = ns.get('__orig_bases__', bases)
        msg = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        own = {n: _type_check(t, msg, module=td.__module__) for n, t in own.items()}
        all_hints, required, optional, readonly, mutable = {}, set(), set(), set(), set()
        for base in bases:
            if base is Generic:
                continue
            all_hints.update(getattr(base, '_hints', {}))
            required |= base.__dict__.get('__required_keys__', set())
            optional |= base.__dict__.get('__optional_keys__', set())
            readonly |= base.__dict__.get('__readonly_keys__', set())
            mutable |= base.__dict__.get('__mutable_keys__', set())
        all_hints.update(own)
        for key, t in own.items():
            found = _qualifiers(t)
            is_required = Required in found or NotRequired not in found and total
            (required if is_required else optional).add(key)
            (optional if is_required else required).discard(key)
            if ReadOnly in found:
                if key in mutable:
                    raise TypeError(f'Cannot override mutable key {key!r} with read-only key')
                readonly.add(key)
            else:
                mutable.add(key)
                readonly.discard(key)
        td._hints = all_hints

        def __annotate__(format):
            if format not in (Format.VALUE, Format.FORWARDREF, Format.STRING):
                raise NotImplementedError(format)
            result = {}
            for base in bases:
                if base is not Generic and getattr(base, '__annotate__', None) is not None:
                    result.update(call_annotate_function(base.__annotate__, format, owner=base))
            if annotate is not None:
                mine = call_annotate_function(annotate, format, owner=td)
                if format != Format.STRING:
                    mine = {n: _type_check(t, msg, module=td.__module__) for n, t in mine.items()}
                result.update(mine)
            elif format == Format.STRING:
                result.update({n: type_repr(t) for n, t in own.items()})
            else:
                result.update(own)
            return result
        td.__annotate__ = __annotate__
        td.__required_keys__ = frozenset(required)
        td.__optional_keys__ = frozenset(optional)
        td.__readonly_keys__ = frozenset(readonly)
        td.__mutable_keys__ = frozenset(mutable)
        td.__total__ = total
        return td

    __call__ = dict

    def __subclasscheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class checks')

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields, /, *, total=True):
    """A dict with these keys, whose values have these types: a function, or a base class whose annotations are the keys."""
    ns = {'__annotations__': dict(fields)}
    module = sys._getframe(1).f_globals.get('__name__')
    if module is not None:
        ns['__module__'] = module
    td = _TypedDictMeta(typename, (), ns, total=total)
    td.__orig_bases__ = (TypedDict,)
    return td


TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)
_TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (), {})


# ---- Streams. ----

class IO(Generic[AnyStr]):
    """A stream of str or bytes, as open() returns it."""

    __slots__ = ()

    @property
    @abstractmethod
    def mode(self) -> str: ...

    @property
    @abstractmethod
    def name(self) -> str: ...

    @abstractmethod
    def close(self) -> None: ...

    @property
    @abstractmethod
    def closed(self) -> bool: ...

    @abstractmethod
    def fileno(self) -> int: ...

    @abstractmethod
    def flush(self) -> None: ...

    @abstractmethod
    def isatty(self) -> bool: ...

    @abstractmethod
    def read(self, n: int = -1) -> AnyStr: ...

    @abstractmethod
    def readable(self) -> bool: ...

    @abstractmethod
    def readline(self, limit: int = -1) -> AnyStr: ...

    @abstractmethod
    def readlines(self, hint: int = -1) -> list[AnyStr]: ...

    @abstractmethod
    def seek(self, offset: int, whence: int = 0) -> int: ...

    @abstractmethod
    def seekable(self) -> bool: ...

    @abstractmethod
    def tell(self) -> int: ...

    @abstractmethod
    def truncate(self, size: int | None = None) -> int: ...

    @abstractmethod
    def writable(self) -> bool: ...

    @abstractmethod
    def write(self, s: AnyStr) -> int: ...

    @abstractmethod
    def writelines(self, lines: list[AnyStr]) -> None: ...

    @abstractmethod
    def __enter__(self) -> IO[AnyStr]: ...

    @abstractmethod
    def __exit__(self, type, value, traceback) -> None: ...


class BinaryIO(IO[bytes]):
    """A stream of bytes."""

    __slots__ = ()


class TextIO(IO[str]):
    """A stream of str."""

    __slots__ = ()

    @property
    @abstractmethod
    def buffer(self) -> BinaryIO: ...

    @property
    @abstractmethod
    def encoding(self) -> str: ...

    @property
    @abstractmethod
    def errors(self) -> str | None: ...

    @property
    @abstractmethod
    def line_buffering(self) -> bool: ...

    @property
    @abstractmethod
    def newlines(self) -> Any: ...

    @abstractmethod
    def __enter__(self) -> TextIO: ...


def __getattr__(attr):
    """What needs other modules is made when it is asked for."""
    if attr in ('Pattern', 'Match'):
        import re
        value = _alias(getattr(re, attr), 1)
    elif attr in ('ContextManager', 'AsyncContextManager'):
        import contextlib
        value = _alias(getattr(contextlib, 'Abstract' + attr), 2, name=attr, defaults=(bool | None,))
    else:
        raise AttributeError(f"module 'typing' has no attribute {attr!r}")
    globals()[attr] = value
    return value
