# SPDX-License-Identifier: MIT
"""Classes whose methods are made from their annotations."""

# A class is changed by the thread that defines it, before others see it.

import abc
import copy
import sys
import types
from reprlib import recursive_repr

__all__ = ["Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "asdict", "astuple", "dataclass", "field",
           "fields", "is_dataclass", "make_dataclass", "replace"]


class FrozenInstanceError(AttributeError):
    """An attempt to change an instance of a frozen dataclass."""


class _Named:
    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()
MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_FIELD = _Named("_FIELD")
_FIELD_CLASSVAR = _Named("_FIELD_CLASSVAR")
_FIELD_INITVAR = _Named("_FIELD_INITVAR")
_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_EMPTY = types.MappingProxyType({})


class InitVar:
    """The annotation of an argument of __init__ that goes to __post_init__ and is no field."""

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        plain = isinstance(self.type, type) and not isinstance(self.type, types.GenericAlias)
        return f"dataclasses.InitVar[{self.type.__name__ if plain else repr(self.type)}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What a dataclass knows of a field; made by field()."""

    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only",
                 "doc", "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only, doc):
        self.name = self.type = self._field_type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _EMPTY if metadata is None else types.MappingProxyType(metadata)
        self.kw_only = kw_only
        self.doc = doc

    @recursive_repr()
    def __repr__(self):
        return "Field(" + ",".join(f"{n}={getattr(self, n)!r}" for n in self.__slots__[:-1]) \
            + f",_field_type={self._field_type})"

    def __set_name__(self, owner, name):
        func = getattr(type(self.default), "__set_name__", None)
        if func:
            func(self.default, owner, name)

    __class_getitem__ = classmethod(types.GenericAlias)


class _DataclassParams:
    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots", "weakref_slot")

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)

    def __repr__(self):
        return "_DataclassParams(" + ",".join(f"{n}={getattr(self, n)!r}" for n in self.__slots__) + ")"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING, doc=None):
    """Say more of a field than an annotation and a default value can."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)


def _is_classvar(a):
    if isinstance(a, str):
        head = a.partition("[")[0].strip()
        return head == "ClassVar" or head.endswith(".ClassVar")
    typing = sys.modules.get("typing")
    return typing is not None and (a is typing.ClassVar or getattr(a, "__origin__", None) is typing.ClassVar)


def _is_initvar(a):
    if isinstance(a, str):
        head = a.partition("[")[0].strip()
        return head == "InitVar" or head.endswith(".InitVar")
    return a is InitVar or type(a) is InitVar


def _is_kw_only(a):
    return a is KW_ONLY or (isinstance(a, str) and a.strip().rpartition(".")[2] == "KW_ONLY")


def _get_field(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if isinstance(default, types.MemberDescriptorType):
            default = MISSING
        f = field(default=default)
    f.name, f.type = name, annotation
    f._field_type = _FIELD_CLASSVAR if _is_classvar(annotation) else \
        _FIELD_INITVAR if _is_initvar(annotation) else _FIELD
    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f"field {f.name} cannot have a default factory")
    if f._field_type is _FIELD_CLASSVAR:
        if f.kw_only is not MISSING:
            raise TypeError(f"field {f.name} is a ClassVar but specifies kw_only")
    elif f.kw_only is MISSING:
        f.kw_only = kw_only
    if f._field_type is _FIELD and f.default is not MISSING and f.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(f.default)} for field {f.name} is not allowed: use default_factory")
    return f


def _set_new(cls, name, value):
    """Set an attribute unless the class has it; True if it has."""
    if name in cls.__dict__:
        return True
    setattr(cls, name, value)
    return False


def _make_function(cls, name, args, body, names):
    """A function from text; names: what it sees beside its arguments."""
    inner = "\n".join(f"  {line}" for line in body or ["pass"])
    source = f"def create({', '.join(names)}):\n def {name}({', '.join(args)}):\n{inner}\n return {name}"
    namespace = {}
    exec(source, {}, namespace)
    function = namespace["create"](**names)
    function.__qualname__ = f"{cls.__qualname__}.{name}"
    function.__module__ = cls.__module__
    return function


def _make_init(cls, fields, params, has_post_init):
    std = [f for f in fields if f.init and not f.kw_only]
    kw_only = [f for f in fields if f.init and f.kw_only]
    seen_default = None
    for f in std:
        if f.default is not MISSING or f.default_factory is not MISSING:
            seen_default = f
        elif seen_default:
            raise TypeError(f"non-default argument {f.name!r} follows default argument {seen_default.name!r}")
    self_name = "__dataclass_self__" if "self" in [f.name for f in fields] else "self"
    names = {"__factory": _HAS_DEFAULT_FACTORY, "__setattr": object.__setattr__}

    def parameter(f):
        if f.default is not MISSING:
            names[f"__default_{f.name}"] = f.default
            return f"{f.name}=__default_{f.name}"
        return f"{f.name}=__factory" if f.default_factory is not MISSING else f.name

    body = []
    for f in fields:
        if f._field_type is _FIELD_INITVAR:
            continue
        if f.default_factory is not MISSING:
            names[f"__make_{f.name}"] = f.default_factory
            value = f"__make_{f.name}()"
            if f.init:
                value += f" if {f.name} is __factory else {f.name}"
        elif f.init:
            value = f.name
        elif params.slots and f.default is not MISSING:
            names[f"__default_{f.name}"] = f.default
            value = f"__default_{f.name}"
        else:
            continue
        if params.frozen:
            body.append(f"__setattr({self_name}, {f.name!r}, {value})")
        else:
            body.append(f"{self_name}.{f.name} = {value}")
    if has_post_init:
        args = ", ".join(f.name for f in fields if f._field_type is _FIELD_INITVAR)
        body.append(f"{self_name}.__post_init__({args})")
    args = [self_name, *map(parameter, std)]
    if kw_only:
        args += ["*", *map(parameter, kw_only)]
    function = _make_function(cls, "__init__", args, body, names)
    function.__annotations__ = {f.name: f.type.type if isinstance(f.type, InitVar) else f.type for f in std + kw_only}
    function.__annotations__["return"] = None
    return function


def _make_repr(cls, fields):
    names = [f.name for f in fields if f.repr]

    def __repr__(self):
        return self.__class__.__qualname__ + "(" + ", ".join([f"{n}={getattr(self, n)!r}" for n in names]) + ")"

    __repr__.__qualname__ = f"{cls.__qualname__}.__repr__"
    return recursive_repr()(__repr__)


def _tuple_of(self_name, fields):
    return "(" + "".join(f"{self_name}.{f.name}, " for f in fields) + ")"


def _make_eq(cls, fields):
    terms = " and ".join(f"self.{f.name}==other.{f.name}" for f in fields) or "True"
    return _make_function(cls, "__eq__", ["self", "other"], [
        "if self is other:", " return True", "if other.__class__ is self.__class__:", f" return {terms}",
        "return NotImplemented"], {})


def _make_order(cls, name, op, fields):
    return _make_function(cls, name, ["self", "other"], [
        "if other.__class__ is self.__class__:",
        f" return {_tuple_of('self', fields)} {op} {_tuple_of('other', fields)}", "return NotImplemented"], {})


def _make_hash(cls, fields):
    return _make_function(cls, "__hash__", ["self"], [f"return hash({_tuple_of('self', fields)})"], {})


def _make_frozen(cls, fields):
    names = {f.name for f in fields}

    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    return __setattr__, __delattr__


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(f"field {f.name} is declared with init=False, it cannot be specified with replace()")
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)


def _own_annotations(cls):
    return getattr(cls, "__annotations__", {}) if "__annotations__" in cls.__dict__ or \
        "__annotate_func__" in cls.__dict__ or "__annotate__" in cls.__dict__ or \
        getattr(cls, "__annotate__", None) is not None else {}


def _process(cls, params):
    fields = {}
    has_dataclass_bases = any_frozen_base = False
    all_frozen = None
    for base in cls.__mro__[-1:0:-1]:
        base_fields = base.__dict__.get(_FIELDS)
        if base_fields is None:
            continue
        has_dataclass_bases = True
        fields.update(base_fields)
        frozen = getattr(base, _PARAMS).frozen
        all_frozen = frozen if all_frozen is None else all_frozen and frozen
        any_frozen_base = any_frozen_base or frozen
    annotations = _own_annotations(cls)
    own = []
    kw_only = params.kw_only
    seen_marker = False
    for name, annotation in annotations.items():
        if _is_kw_only(annotation):
            if seen_marker:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            seen_marker = kw_only = True
        else:
            own.append(_get_field(cls, name, annotation, kw_only))
    for f in own:
        fields[f.name] = f
        if isinstance(cls.__dict__.get(f.name), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in list(cls.__dict__.items()):
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    if has_dataclass_bases:
        if any_frozen_base and not params.frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if all_frozen is False and params.frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    setattr(cls, _FIELDS, fields)
    class_hash = cls.__dict__.get("__hash__", MISSING)
    explicit_hash = not (class_hash is MISSING or (class_hash is None and "__eq__" in cls.__dict__))
    if params.order and not params.eq:
        raise ValueError("eq must be true if order is true")

    with_init = [f for f in fields.values() if f._field_type is not _FIELD_CLASSVAR]
    real = [f for f in fields.values() if f._field_type is _FIELD]
    if params.init:
        _set_new(cls, "__init__", _make_init(cls, with_init, params, hasattr(cls, "__post_init__")))
    _set_new(cls, "__replace__", _replace)
    if params.repr:
        _set_new(cls, "__repr__", _make_repr(cls, real))
    compared = [f for f in real if f.compare]
    if params.eq:
        _set_new(cls, "__eq__", _make_eq(cls, compared))
    if params.order:
        for name, op in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            if _set_new(cls, name, _make_order(cls, name, op, compared)):
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}. Consider using "
                                f"functools.total_ordering")
    if params.frozen:
        for name, function in zip(("__setattr__", "__delattr__"), _make_frozen(cls, real)):
            if _set_new(cls, name, function):
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}")
    if params.unsafe_hash:
        if explicit_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        action = "make"
    else:
        action = None if explicit_hash or not params.eq else "make" if params.frozen else "none"
    if action == "make":
        cls.__hash__ = _make_hash(cls, [f for f in real if (f.compare if f.hash is None else f.hash)])
    elif action == "none":
        cls.__hash__ = None
    if not getattr(cls, "__doc__"):
        cls.__doc__ = cls.__name__
    if params.match_args:
        _set_new(cls, "__match_args__", tuple(f.name for f in with_init if f.init and not f.kw_only))
    if params.weakref_slot and not params.slots:
        raise TypeError("weakref_slot is True but slots is False")
    if params.slots:
        cls = _with_slots(cls, params, real)
    abc.update_abstractmethods(cls)
    return cls


def _getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _setstate(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _with_slots(cls, params, real):
    """The class made again, with __slots__."""
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    inherited = set()
    for base in cls.__mro__[1:-1]:
        slots = base.__dict__.get("__slots__", ())
        inherited.update((slots,) if isinstance(slots, str) else slots)
    names = [f.name for f in real if f.name not in inherited]
    if params.weakref_slot and "__weakref__" not in inherited:
        names.append("__weakref__")
    namespace["__slots__"] = {f.name: f.doc for f in real if f.name in names} | \
        {n: None for n in names if n == "__weakref__"} if any(f.doc for f in real) else tuple(names)
    for f in real:
        namespace.pop(f.name, None)
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    qualname = getattr(cls, "__qualname__", None)
    new = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        new.__qualname__ = qualname
    if params.frozen:
        if "__getstate__" not in namespace:
            new.__getstate__ = _getstate
        if "__setstate__" not in namespace:
            new.__setstate__ = _setstate
    _fix_class_cells(new, cls)
    return new


def _fix_class_cells(new, old):
    """Methods that refer to their class (super()) must see the new one."""
    for value in list(new.__dict__.values()):
        for function in (value, getattr(value, "__func__", None), getattr(value, "fget", None),
                         getattr(value, "fset", None), getattr(value, "fdel", None)):
            for cell in getattr(function, "__closure__", None) or ():
                try:
                    if cell.cell_contents is old:
                        cell.cell_contents = new
                except ValueError:
                    pass


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """A class decorator: adds __init__ and other methods for the annotated fields."""
    params = _DataclassParams(init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)

    def wrap(cls):
        setattr(cls, _PARAMS, params)
        return _process(cls, params)

    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    """Return a tuple of the fields."""
    try:
        all_fields = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple(f for f in all_fields.values() if f._field_type is _FIELD)


def _is_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """True for a dataclass and for an instance of one."""
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def _convert(obj, of_instance):
    """obj with dataclass instances in it converted, and everything else copied."""
    if _is_instance(obj):
        return of_instance(obj)
    kind = type(obj)
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return kind(*[_convert(v, of_instance) for v in obj])
    if isinstance(obj, (list, tuple)):
        return kind(_convert(v, of_instance) for v in obj)
    if isinstance(obj, dict):
        pairs = ((_convert(k, of_instance), _convert(v, of_instance)) for k, v in obj.items())
        if hasattr(kind, "default_factory"):
            result = kind(obj.default_factory)
            for k, v in pairs:
                result[k] = v
            return result
        return kind(pairs)
    return copy.deepcopy(obj)


def asdict(obj, *, dict_factory=dict):
    """Return the fields as a dict, recursively."""
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")

    def of_instance(o):
        return dict_factory([(f.name, _convert(getattr(o, f.name), of_instance)) for f in fields(o)])

    return of_instance(obj)


def astuple(obj, *, tuple_factory=tuple):
    """Return the fields' values as a tuple, recursively."""
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")

    def of_instance(o):
        return tuple_factory([_convert(getattr(o, f.name), of_instance) for f in fields(o)])

    return of_instance(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False,
                   module=None, decorator=dataclass):
    """Make a dataclass: fields are names, (name, type) or (name, type, default)."""
    from keyword import iskeyword
    namespace = dict(namespace or {})
    annotations = {}
    for item in fields:
        name, kind, *default = (item, "typing.Any") if isinstance(item, str) else item
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = kind
        if default:
            namespace[name] = default[0]
    cls = types.new_class(cls_name, bases, {}, lambda ns: ns.update(namespace))
    cls.__annotations__ = annotations
    if module is None:
        try:
            module = sys._getframe(1).f_globals.get("__name__", "__main__")
        except (AttributeError, ValueError):
            pass
    if module is not None:
        cls.__module__ = module
    return decorator(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                     match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    """Return a new object of the same class with some fields replaced."""
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)
