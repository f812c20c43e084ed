# SPDX-License-Identifier: MIT
"""Looking at live objects: what they are, how they are called, where their source is."""

# Nothing here has state.  Signatures and their parts are immutable.

import functools
import linecache
import os
import sys
import types
from collections import namedtuple
from enum import IntEnum

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED = 1, 2, 4, 8, 16
CO_GENERATOR, CO_NOFREE, CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 32, 64, 128, 256, 512
CO_HAS_DOCSTRING, CO_METHOD = 0x4000000, 0x8000000
TPFLAGS_IS_ABSTRACT = 1 << 20


# ---- What is it? ----


def ismodule(object):
    return isinstance(object, types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, types.MethodType)


def isfunction(object):
    return isinstance(object, types.FunctionType)


def isbuiltin(object):
    return isinstance(object, types.BuiltinFunctionType)


def ismethodwrapper(object):
    return isinstance(object, types.MethodWrapperType)


def isgetsetdescriptor(object):
    return isinstance(object, types.GetSetDescriptorType)


def ismemberdescriptor(object):
    return isinstance(object, types.MemberDescriptorType)


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    return isinstance(object, types.CoroutineType)


def isasyncgen(object):
    return isinstance(object, types.AsyncGeneratorType)


def istraceback(object):
    return isinstance(object, types.TracebackType)


def isframe(object):
    return isinstance(object, types.FrameType)


def iscode(object):
    return isinstance(object, types.CodeType)


def ismethoddescriptor(object):
    """A descriptor without __set__ and __delete__ that is no method, function or class."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    cls = type(object)
    return hasattr(cls, "__get__") and not hasattr(cls, "__set__") and not hasattr(cls, "__delete__")


def isdatadescriptor(object):
    """A descriptor with __set__ or __delete__."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), "__set__") or hasattr(type(object), "__delete__")


def isroutine(object):
    return (isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)
            or ismethodwrapper(object))


def isabstract(object):
    return isclass(object) and bool(object.__flags__ & TPFLAGS_IS_ABSTRACT)


def _has_flag(function, flag):
    while isinstance(function, functools.partial):
        function = function.func
    while ismethod(function):
        function = function.__func__
    return isfunction(function) and bool(function.__code__.co_flags & flag)


def isgeneratorfunction(object):
    return _has_flag(object, CO_GENERATOR)


def iscoroutinefunction(object):
    mark = getattr(getattr(object, "__func__", object), "_is_coroutine_mark", None)
    return mark is _coroutine_mark or _has_flag(object, CO_COROUTINE)


def isasyncgenfunction(object):
    return _has_flag(object, CO_ASYNC_GENERATOR)


_coroutine_mark = object()


def markcoroutinefunction(func):
    """Make iscoroutinefunction() take a function for one that makes coroutines."""
    getattr(func, "__func__", func)._is_coroutine_mark = _coroutine_mark
    return func


def isawaitable(object):
    return (isinstance(object, types.CoroutineType) or hasattr(type(object), "__await__")
            or isgenerator(object) and bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE))


# ---- Members. ----

Attribute = namedtuple("Attribute", "name kind defining_class object")


def getmro(cls):
    return cls.__mro__


def _members(object, predicate, get):
    names, seen, found = dir(object), set(), []
    if isclass(object):
        mro = object.__mro__
        names += [n for base in object.__bases__ for n, v in base.__dict__.items()
                  if isinstance(v, types.DynamicClassAttribute)]
    else:
        mro = ()
    for name in names:
        try:
            value = get(object, name)
            if name in seen:
                raise AttributeError
        except AttributeError:
            for base in mro:
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                continue
        if predicate is None or predicate(value):
            found.append((name, value))
        seen.add(name)
    found.sort(key=lambda pair: pair[0])
    return found


def getmembers(object, predicate=None):
    """All members of an object as sorted (name, value) pairs."""
    return _members(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    """The same without calling descriptors."""
    return _members(object, predicate, getattr_static)


_missing = object()


def getattr_static(obj, attr, default=_missing):
    """An attribute without calling __getattr__, __getattribute__ or descriptors."""
    classes = obj.__mro__ if isinstance(obj, type) else type(obj).__mro__
    found = next((c.__dict__[attr] for c in classes if attr in c.__dict__), _missing)
    if not isinstance(obj, type):
        try:
            own = object.__getattribute__(obj, "__dict__").get(attr, _missing)
        except AttributeError:
            own = _missing
        if own is not _missing and (found is _missing or not isdatadescriptor(found)):
            return own
    else:
        for c in type(obj).__mro__ if found is _missing else ():
            if attr in c.__dict__:
                return c.__dict__[attr]
    if found is not _missing:
        return found
    if default is not _missing:
        return default
    raise AttributeError(attr)


def classify_class_attrs(cls):
    """An Attribute for each member of a class."""
    result = []
    for name in sorted(set(dir(cls)) | {n for c in type(cls).__mro__ for n in ("mro",) if n in c.__dict__}):
        home = next((c for c in cls.__mro__ + type(cls).__mro__ if name in c.__dict__), None)
        if home is None:
            continue
        value = home.__dict__[name]
        kind = ("static method" if isinstance(value, staticmethod) or isbuiltin(value) else
                "class method" if isinstance(value, (classmethod, types.ClassMethodDescriptorType)) else
                "property" if isinstance(value, property) else "method" if isroutine(value) else "data")
        result.append(Attribute(name, kind, home, value))
    return result


def unwrap(func, *, stop=None):
    """The function under all the wrappers that __wrapped__ tells of."""
    seen, start = {id(func)}, func
    while not isclass(func) and hasattr(func, "__wrapped__") and not (stop and stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError(f"wrapper loop when unwrapping {start!r}")
        seen.add(id(func))
    return func


# ---- Documentation and source. ----


def cleandoc(doc):
    """A docstring without the indentation that its place in the source gave it."""
    lines = doc.expandtabs().split("\n")
    margin = min((len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.strip(" ")), default=0)
    lines = [lines[0].lstrip(" ")] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def _inherited_doc(object):
    if isclass(object):
        return next((c.__doc__ for c in object.__mro__ if c is not type and c.__doc__ is not None
                     and c.__module__ != "builtins"), None)
    if ismethod(object):
        cls = object.__self__ if isclass(object.__self__) else type(object.__self__)
    elif isfunction(object):
        cls, path = sys.modules.get(object.__module__), object.__qualname__.split(".")[:-1]
        for name in path:
            cls = getattr(cls, name, None)
        if not path or not isclass(cls):
            return None
    elif isinstance(object, property) and object.fget:
        return _inherited_doc(object.fget)
    else:
        return None
    for base in cls.__mro__:
        doc = getattr(base.__dict__.get(object.__name__), "__doc__", None)
        if doc is not None:
            return doc
    return None


def getdoc(object):
    """An object's documentation, or that of what it overrides."""
    doc = getattr(object, "__doc__", None)
    if doc is None:
        try:
            doc = _inherited_doc(object)
        except (AttributeError, TypeError):
            return None
    return cleandoc(doc) if isinstance(doc, str) else None


def getfile(object):
    """The file in which an object was defined."""
    if ismodule(object):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError(f"{object!r} is a built-in module")
    if isclass(object):
        module = sys.modules.get(getattr(object, "__module__", None))
        if getattr(module, "__file__", None):
            return module.__file__
        if object.__module__ == "__main__":
            raise OSError("source code not available")
        raise TypeError(f"{object!r} is a built-in class")
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    if iscode(object):
        return object.co_filename
    raise TypeError("module, class, method, function, traceback, frame, or code object was expected, got "
                    f"{type(object).__name__}")


def getmodulename(path):
    name = os.path.basename(path)
    return name[:-3] if name.endswith(".py") else None


def getsourcefile(object):
    name = getfile(object)
    if os.path.exists(name) or name in linecache.cache or getattr(getmodule(object, name), "__loader__", None):
        return name
    return None


def getabsfile(object, _filename=None):
    return os.path.normcase(os.path.abspath(_filename or getsourcefile(object) or getfile(object)))


def getmodule(object, _filename=None):
    """The module that an object was defined in, or None."""
    if ismodule(object):
        return object
    if hasattr(object, "__module__"):
        return sys.modules.get(object.__module__)
    try:
        file = _filename or getfile(object)
    except TypeError:
        return None
    return next((m for m in list(sys.modules.values()) if ismodule(m) and getattr(m, "__file__", None) == file), None)


def findsource(object):
    """All lines of the file of an object, and the number from 0 of its first one."""
    file = getfile(object)
    module = getmodule(object, file)
    lines = linecache.getlines(file, module.__dict__ if module else None)
    if not lines:
        raise OSError("could not get source code")
    if ismodule(object):
        return lines, 0
    if isclass(object):
        first = getattr(object, "__firstlineno__", None)
        if first is None or not 0 < first <= len(lines):
            raise OSError("source code not available" if first is None else "lineno is out of bounds")
        return lines, first - 1
    object = getattr(object, "__func__", object)
    object = getattr(object, "__code__", object)
    if istraceback(object):
        return lines, object.tb_lineno - 1
    if isframe(object):
        object = object.f_code
    if iscode(object):
        if not 0 < object.co_firstlineno <= len(lines):
            raise OSError("lineno is out of bounds")
        return lines, object.co_firstlineno - 1
    raise OSError("could not find code object")


def getblock(lines):
    """The lines of the block that begins with the first: up to where they, taken alone, are a whole statement."""
    margin = len(lines[0]) - len(lines[0].lstrip())
    for end in range(1, len(lines) + 1):
        if end < len(lines) and (not lines[end].strip() or lines[end].lstrip().startswith("#")
                                 or len(lines[end]) - len(lines[end].lstrip()) > margin):
            continue
        text = "".join(lines[:end])
        try:
            compile("if 1:\n" + text if margin else text, "<block>", "exec")
        except SyntaxError:
            continue
        while end > 1 and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")
                           and len(lines[end - 1]) - len(lines[end - 1].lstrip()) <= margin):
            end -= 1
        return lines[:end]
    return lines[:1]


def getsourcelines(object):
    """The lines of an object's source, and the number from 1 of the first one."""
    object = unwrap(object)
    lines, number = findsource(object)
    if istraceback(object):
        object = object.tb_frame
    if ismodule(object) or isframe(object) and object.f_code.co_name == "<module>":
        return lines, 0
    return getblock(lines[number:]), number + 1


def getsource(object):
    """The text of an object's source."""
    return "".join(getsourcelines(object)[0])


# ---- Frames. ----

_Traceback = namedtuple("_Traceback", "filename lineno function code_context index")
_FrameInfo = namedtuple("_FrameInfo", ("frame",) + _Traceback._fields)


class Traceback(_Traceback):
    """What is known of a place in the source."""

    def __new__(cls, filename, lineno, function, code_context, index, *, positions=None):
        self = super().__new__(cls, filename, lineno, function, code_context, index)
        self.positions = positions
        return self


class FrameInfo(_FrameInfo):
    """The same with its frame."""

    def __new__(cls, frame, filename, lineno, function, code_context, index, *, positions=None):
        self = super().__new__(cls, frame, filename, lineno, function, code_context, index)
        self.positions = positions
        return self


def getframeinfo(frame, context=1):
    """A Traceback for a frame or traceback, with `context' lines around its place."""
    if istraceback(frame):
        lineno, frame = frame.tb_lineno, frame.tb_frame
    elif isframe(frame):
        lineno = frame.f_lineno
    else:
        raise TypeError(f"{frame!r} is not a frame or traceback object")
    lines = index = None
    if context > 0:
        try:
            lines, _ = findsource(frame)
        except OSError:
            pass
        else:
            start = max(0, min(lineno - 1 - context // 2, len(lines) - context))
            lines, index = lines[start:start + context], lineno - 1 - start
    return Traceback(frame.f_code.co_filename, lineno, frame.f_code.co_name, lines, index)


def getouterframes(frame, context=1):
    result = []
    while frame:
        result.append(FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return result


def getinnerframes(tb, context=1):
    result = []
    while tb:
        result.append(FrameInfo(tb.tb_frame, *getframeinfo(tb, context)))
        tb = tb.tb_next
    return result


def currentframe():
    return sys._getframe(1)


def stack(context=1):
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    e = sys.exception()
    return getinnerframes(e.__traceback__ if e else None, context)


ArgInfo = namedtuple("ArgInfo", "args varargs keywords locals")
Arguments = namedtuple("Arguments", "args varargs varkw")
ClosureVars = namedtuple("ClosureVars", "nonlocals globals builtins unbound")
FullArgSpec = namedtuple("FullArgSpec", "args varargs varkw defaults kwonlyargs kwonlydefaults annotations")


def getargs(co):
    """The names of the parameters of a code object."""
    if not iscode(co):
        raise TypeError(f"{co!r} is not a code object")
    names, n = co.co_varnames, co.co_argcount + co.co_kwonlyargcount
    varargs = names[n] if co.co_flags & CO_VARARGS else None
    varkw = names[n + (varargs is not None)] if co.co_flags & CO_VARKEYWORDS else None
    return Arguments(list(names[:n]), varargs, varkw)


def getargvalues(frame):
    return ArgInfo(*getargs(frame.f_code), frame.f_locals)


def getclosurevars(func):
    """What the free names of a function stand for at this moment."""
    func = getattr(func, "__func__", func)
    if not isfunction(func):
        raise TypeError(f"{func!r} is not a Python function")
    nonlocals = {n: c.cell_contents for n, c in zip(func.__code__.co_freevars, func.__closure__ or ())}
    scope, used, known, unbound = func.__globals__, {}, {}, set()
    built_in = scope.get("__builtins__", __builtins__)
    built_in = built_in if isinstance(built_in, dict) else vars(built_in)
    for name in func.__code__.co_names:
        if name in scope:
            used[name] = scope[name]
        elif name in built_in:
            known[name] = built_in[name]
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, used, known, unbound)


def _generator_state(prefix, names):
    def state(object):
        if getattr(object, prefix + "_running"):
            return names + "_RUNNING"
        if getattr(object, prefix + "_suspended"):
            return names + "_SUSPENDED"
        return names + ("_CLOSED" if getattr(object, prefix + "_frame") is None else "_CREATED")

    def values(object):
        frame = getattr(object, prefix + "_frame")
        return frame.f_locals if frame else {}
    return state, values


GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = (
    "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED")
AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = (
    "AGEN_CREATED", "AGEN_RUNNING", "AGEN_SUSPENDED", "AGEN_CLOSED")
getgeneratorstate, getgeneratorlocals = _generator_state("gi", "GEN")
getcoroutinestate, getcoroutinelocals = _generator_state("cr", "CORO")
getasyncgenstate, getasyncgenlocals = _generator_state("ag", "AGEN")


# ---- Signatures. ----


class _empty:
    """Stands for a missing default or annotation."""


class _ParameterKind(IntEnum):
    POSITIONAL_ONLY = "positional-only"
    POSITIONAL_OR_KEYWORD = "positional or keyword"
    VAR_POSITIONAL = "variadic positional"
    KEYWORD_ONLY = "keyword-only"
    VAR_KEYWORD = "variadic keyword"

    def __new__(cls, description):
        value = len(cls.__members__)
        member = int.__new__(cls, value)
        member._value_ = value
        member.description = description
        return member

    def __str__(self):
        return self.name


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    """An annotation as it would be written."""
    if isinstance(annotation, types.GenericAlias) or not isinstance(annotation, type):
        if not quote_annotation_strings and isinstance(annotation, str):
            return annotation
        return repr(annotation).removeprefix("typing.") if getattr(annotation, "__module__", "") == "typing" else (
            repr(annotation))
    if annotation.__module__ in ("builtins", base_module):
        return annotation.__qualname__
    return f"{annotation.__module__}.{annotation.__qualname__}"


class Parameter:
    """One parameter of a signature."""

    __slots__ = ("_name", "_kind", "_default", "_annotation")

    empty = _empty
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _ParameterKind

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            self._kind = _ParameterKind(kind)
        except ValueError:
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind") from None
        if default is not _empty and self._kind in (self.VAR_POSITIONAL, self.VAR_KEYWORD):
            raise ValueError(f"{self._kind.description} parameters cannot have default values")
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if not name.isidentifier():
            raise ValueError(f"{name!r} is not a valid parameter name")
        self._name, self._default, self._annotation = name, default, annotation

    name = property(lambda self: self._name)
    kind = property(lambda self: self._kind)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)

    def replace(self, **changes):
        """A copy with other attributes."""
        attributes = {"name": self._name, "kind": self._kind, "default": self._default, "annotation": self._annotation}
        if changes.keys() - attributes:
            raise TypeError(f"Parameter.replace() got an unexpected keyword argument {min(changes.keys() - attributes)!r}")
        attributes |= changes
        return type(self)(attributes.pop("name"), attributes.pop("kind"), **attributes)

    __replace__ = replace

    def __reduce__(self):
        return type(self), (self._name, self._kind), {"_default": self._default, "_annotation": self._annotation}

    def __setstate__(self, state):
        self._default, self._annotation = state["_default"], state["_annotation"]

    def _format(self, quote=True):
        text = self._name
        if self._annotation is not _empty:
            text += ": " + formatannotation(self._annotation, quote_annotation_strings=quote)
        if self._default is not _empty:
            text += (" = " if self._annotation is not _empty else "=") + repr(self._default)
        return {self.VAR_POSITIONAL: "*", self.VAR_KEYWORD: "**"}.get(self._kind, "") + text

    def __str__(self):
        return self._format()

    def __repr__(self):
        return f'<{type(self).__name__} "{self}">'

    def _key(self):
        return self._name, self._kind, self._default, self._annotation

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, Parameter) else NotImplemented

    def __hash__(self):
        return hash(self._key())


class BoundArguments:
    """Arguments by the names of the parameters that they are for."""

    __slots__ = ("arguments", "_signature", "__weakref__")

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    signature = property(lambda self: self._signature)

    @property
    def args(self):
        args = []
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (Parameter.VAR_KEYWORD, Parameter.KEYWORD_ONLY) or name not in self.arguments:
                break
            if parameter.kind == Parameter.VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs, by_name = {}, False
        for name, parameter in self._signature.parameters.items():
            by_name |= parameter.kind in (Parameter.VAR_KEYWORD, Parameter.KEYWORD_ONLY) or (
                name not in self.arguments)
            if by_name and name in self.arguments:
                if parameter.kind == Parameter.VAR_KEYWORD:
                    kwargs.update(self.arguments[name])
                else:
                    kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        """Fill in the defaults of missing arguments."""
        arguments = {}
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                arguments[name] = self.arguments[name]
            elif parameter.default is not _empty:
                arguments[name] = parameter.default
            elif parameter.kind == Parameter.VAR_POSITIONAL:
                arguments[name] = ()
            elif parameter.kind == Parameter.VAR_KEYWORD:
                arguments[name] = {}
        self.arguments = arguments

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self._signature == other._signature and self.arguments == other.arguments

    __hash__ = None

    def __getstate__(self):
        return {"_signature": self._signature, "arguments": self.arguments}

    def __setstate__(self, state):
        self._signature, self.arguments = state["_signature"], state["arguments"]

    def __repr__(self):
        return f"<{type(self).__name__} ({', '.join(f'{k}={v!r}' for k, v in self.arguments.items())})>"


class Signature:
    """The parameters of something that can be called, and the annotation of what it returns."""

    __slots__ = ("_return_annotation", "_parameters")

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        self._return_annotation = return_annotation
        found, last, default = {}, None, False
        for p in parameters or ():
            if __validate_parameters__:
                if last is not None and p.kind < last:
                    raise ValueError(f"wrong parameter order: {last.description} parameter before {p.kind.description} "
                                     "parameter")
                if p.kind in (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD):
                    if default and p.default is _empty:
                        raise ValueError("non-default argument follows default argument")
                    default |= p.default is not _empty
                if p.kind == last and p.kind in (Parameter.VAR_POSITIONAL, Parameter.VAR_KEYWORD):
                    raise ValueError(f"more than one {p.kind.description} parameter")
                if p.name in found:
                    raise ValueError(f"duplicate parameter name: {p.name!r}")
            found[p.name], last = p, p.kind
        self._parameters = types.MappingProxyType(found)

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False,
                      annotation_format=None):
        """The signature of a callable."""
        return _signature(cls, obj, follow_wrapped, dict(globals=globals, locals=locals, eval_str=eval_str), True)

    def replace(self, *, parameters=_missing, return_annotation=_missing):
        """A copy with other attributes."""
        return type(self)(self._parameters.values() if parameters is _missing else parameters,
                          return_annotation=(self._return_annotation if return_annotation is _missing
                                             else return_annotation))

    __replace__ = replace

    def bind(self, /, *args, **kwargs):
        """The arguments of a call, by parameter; TypeError if they don't fit."""
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        """The same, where arguments may be missing."""
        return self._bind(args, kwargs, partial=True)

    def _bind(self, args, kwargs, partial=False):
        arguments, left = {}, list(args)
        kwargs, only_by_position, in_row = dict(kwargs), [], True
        variadic = next((p for p in self._parameters.values() if p.kind == Parameter.VAR_KEYWORD), None)
        for name, p in self._parameters.items():
            in_row &= bool(left) or p.default is _empty and p.kind != Parameter.VAR_POSITIONAL
            if p.kind == Parameter.VAR_POSITIONAL:
                if left:
                    arguments[name] = tuple(left)
                    left = []
            elif p.kind == Parameter.VAR_KEYWORD:
                continue
            elif p.kind != Parameter.KEYWORD_ONLY and left:
                if name in kwargs and p.kind == Parameter.POSITIONAL_OR_KEYWORD:
                    raise TypeError(f"multiple values for argument {name!r}")
                arguments[name] = left.pop(0)
            elif name in kwargs and p.kind != Parameter.POSITIONAL_ONLY:
                arguments[name] = kwargs.pop(name)
                in_row = False
            else:
                if name in kwargs and variadic is None:
                    only_by_position.append(name)
                if p.default is _empty and not partial:
                    if left and p.kind == Parameter.KEYWORD_ONLY:
                        raise TypeError("too many positional arguments")
                    if only_by_position:
                        continue
                    kind = " keyword-only" if p.kind == Parameter.KEYWORD_ONLY and in_row else ""
                    raise TypeError(f"missing a required{kind} argument: {name!r}")
        if left:
            raise TypeError("too many positional arguments")
        if only_by_position:
            raise TypeError("got some positional-only arguments passed as keyword arguments: "
                            + repr(", ".join(only_by_position)))
        if kwargs:
            if variadic is None:
                raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
            arguments[variadic.name] = kwargs
        return BoundArguments(self, arguments)

    def format(self, *, max_width=None, quote_annotation_strings=True):
        """As it would be written behind a name."""
        parts, seen_slash, star = [], True, True
        for p in self._parameters.values():
            if p.kind == Parameter.POSITIONAL_ONLY:
                seen_slash = False
            elif not seen_slash:
                parts.append("/")
                seen_slash = True
            if p.kind == Parameter.VAR_POSITIONAL:
                star = False
            elif p.kind == Parameter.KEYWORD_ONLY and star:
                parts.append("*")
                star = False
            parts.append(p._format(quote_annotation_strings))
        if not seen_slash:
            parts.append("/")
        text = f"({', '.join(parts)})"
        if max_width is not None and len(text) > max_width:
            text = "(\n    " + ",\n    ".join(parts) + "\n)"
        if self._return_annotation is not _empty:
            text += " -> " + formatannotation(self._return_annotation,
                                              quote_annotation_strings=quote_annotation_strings)
        return text

    def __str__(self):
        return self.format()

    def __repr__(self):
        return f"<{type(self).__name__} {self}>"

    def _key(self):
        named = {n: p for n, p in self._parameters.items() if p.kind == Parameter.KEYWORD_ONLY}
        others = tuple(p for p in self._parameters.values() if p.kind != Parameter.KEYWORD_ONLY)
        return others, named, self._return_annotation

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, Signature) else NotImplemented

    def __hash__(self):
        others, named, returned = self._key()
        return hash((others, frozenset(named.values()), returned))

    def __reduce__(self):
        return type(self), (tuple(self._parameters.values()),), {"_return_annotation": self._return_annotation}

    def __setstate__(self, state):
        self._return_annotation = state["_return_annotation"]


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=None):
    """The annotations of a class, module or callable, as a new dict."""
    if isinstance(obj, functools.partial):
        obj = obj.func
    if not (isclass(obj) or ismodule(obj) or callable(obj)):
        raise TypeError(f"{obj!r} is not a module, class, or callable.")
    found = dict(getattr(obj, "__annotations__", None) or {})
    if eval_str:
        scope = globals if globals is not None else getattr(unwrap(obj), "__globals__", None) or vars(
            sys.modules.get(getattr(obj, "__module__", None), types))
        found = {n: eval(v, scope, locals) if isinstance(v, str) else v for n, v in found.items()}
    return found


def _of_function(cls, function, how):
    code, defaults = function.__code__, function.__defaults__ or ()
    named, notes = function.__kwdefaults__ or {}, get_annotations(function, **how)
    names, n, k = code.co_varnames, code.co_argcount, code.co_kwonlyargcount

    def make(name, kind, default=_empty):
        return Parameter(name, kind, default=default, annotation=notes.get(name, _empty))
    defaults = (_empty,) * (n - len(defaults)) + tuple(defaults)
    parameters = [make(name, Parameter.POSITIONAL_ONLY if i < code.co_posonlyargcount else
                       Parameter.POSITIONAL_OR_KEYWORD, defaults[i]) for i, name in enumerate(names[:n])]
    at = n + k
    if code.co_flags & CO_VARARGS:
        parameters.append(make(names[at], Parameter.VAR_POSITIONAL))
        at += 1
    parameters += [make(name, Parameter.KEYWORD_ONLY, named.get(name, _empty)) for name in names[n:n + k]]
    if code.co_flags & CO_VARKEYWORDS:
        parameters.append(make(names[at], Parameter.VAR_KEYWORD))
    return cls(parameters, return_annotation=notes.get("return", _empty), __validate_parameters__=False)


def _of_text(cls, text, skip_first):
    """From the signature of a built-in: that of a function whose head it is."""
    bare = text.replace("$module, ", "").replace("$module", "").replace("$self", "self").replace("$type", "type")
    if text.startswith(("($module, /", "($module,/")):
        bare = "(" + bare[1:].lstrip("/, ")
    try:
        scope = {}
        exec(f"def f{bare}: pass", {**vars(sys.modules["builtins"]), "sys": sys}, scope)
    except Exception:
        raise ValueError(f"signature text {text!r} cannot be understood") from None
    found = _of_function(cls, scope["f"], {})
    parameters = list(found.parameters.values())
    return found.replace(parameters=parameters[1:]) if skip_first and text.startswith(("($self", "($type")) else found


def _of_partial(cls, partial, wrapped):
    placeholder = getattr(functools, "Placeholder", object())
    try:
        bound = wrapped.bind_partial(*partial.args, **partial.keywords)
    except TypeError as e:
        raise ValueError(f"partial object {partial!r} has incorrect arguments") from e
    parameters, by_name = [], False
    for name, p in wrapped.parameters.items():
        if name in bound.arguments and p.kind not in (Parameter.VAR_KEYWORD, Parameter.VAR_POSITIONAL):
            value = bound.arguments[name]
            if value is placeholder:
                parameters.append(p.replace(kind=Parameter.POSITIONAL_ONLY, default=_empty))
                continue
            if name not in partial.keywords:
                continue
            by_name |= p.kind == Parameter.POSITIONAL_OR_KEYWORD
            p = p.replace(default=value)
        if by_name and p.kind == Parameter.POSITIONAL_OR_KEYWORD:
            p = p.replace(kind=Parameter.KEYWORD_ONLY)
        if not (by_name and p.kind == Parameter.VAR_POSITIONAL):
            parameters.append(p)
    return wrapped.replace(parameters=parameters)


def _without_first(signature):
    parameters = list(signature.parameters.values())
    if not parameters or parameters[0].kind in (Parameter.VAR_KEYWORD, Parameter.KEYWORD_ONLY):
        raise ValueError("invalid method signature")
    if parameters[0].kind != Parameter.VAR_POSITIONAL:
        del parameters[0]
    return signature.replace(parameters=parameters)


def _of_class(cls, obj, follow, how):
    call = next((c.__dict__["__call__"] for c in type(obj).__mro__ if "__call__" in c.__dict__), None)
    if isfunction(call):
        return _without_first(_signature(cls, call, follow, how, False))
    for base in obj.__mro__[:-1]:
        for name in ("__new__", "__init__"):
            method = base.__dict__.get(name)
            method = getattr(method, "__func__", method) if isinstance(method, staticmethod) else method
            if isfunction(method) or isinstance(method, functools.partialmethod):
                return _without_first(_signature(cls, method, follow, how, False))
        text = base.__dict__.get("__text_signature__") or (base.__text_signature__ if base is obj else None)
        if text and not base.__flags__ & 1 << 9:
            return _of_text(cls, text, True)
    if all(c.__flags__ & 1 << 9 for c in obj.__mro__[:-1]):
        return cls()  # object's own
    raise ValueError(f"no signature found for builtin type {obj!r}")


def _signature(cls, obj, follow, how, top):
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if ismethod(obj):
        return _without_first(_signature(cls, obj.__func__, follow, how, False))
    if follow:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__") or ismethod(f))
        if ismethod(obj):
            return _signature(cls, obj, follow, how, False)
    given = getattr(obj, "__signature__", None)
    if given is not None:
        if callable(given) and not isinstance(given, Signature):
            given = given()
        if isinstance(given, str):
            return _of_text(cls, given, False)
        if not isinstance(given, Signature):
            raise TypeError(f"unexpected object {given!r} in __signature__ attribute")
        return given
    if isfunction(obj):
        return _of_function(cls, obj, how)
    if isinstance(obj, functools.partial):
        return _of_partial(cls, obj, _signature(cls, obj.func, follow, how, False))
    if isclass(obj):
        return _of_class(cls, obj, follow, how)
    text = getattr(obj, "__text_signature__", None)
    if isinstance(obj, (types.BuiltinFunctionType, types.MethodWrapperType, types.MethodDescriptorType,
                        types.WrapperDescriptorType, types.ClassMethodDescriptorType)):
        if not text:
            raise ValueError(f"no signature found for builtin {obj!r}")
        return _of_text(cls, text, not ismethoddescriptor(obj))
    call = getattr(type(obj), "__call__", None)
    if call is not None and not isinstance(call, types.MethodWrapperType):
        return _without_first(_signature(cls, call, follow, how, False))
    raise ValueError(f"callable {obj!r} is not supported by signature")


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, annotation_format=None):
    """The Signature of something that can be called."""
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals,
                                   eval_str=eval_str)


def getfullargspec(func):
    """The parameters of a function in the old form of seven fields."""
    try:
        found = _signature(Signature, func.__func__ if ismethod(func) else func, False, {}, True)
    except Exception as e:
        raise TypeError("unsupported callable") from e
    args, varargs, varkw, defaults, kwonly, kwdefaults, notes = [], None, None, (), [], {}, {}
    for name, p in found.parameters.items():
        if p.kind in (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD):
            args.append(name)
            if p.default is not _empty:
                defaults += (p.default,)
        elif p.kind == Parameter.VAR_POSITIONAL:
            varargs = name
        elif p.kind == Parameter.VAR_KEYWORD:
            varkw = name
        else:
            kwonly.append(name)
            if p.default is not _empty:
                kwdefaults[name] = p.default
        if p.annotation is not _empty:
            notes[name] = p.annotation
    if found.return_annotation is not _empty:
        notes = {"return": found.return_annotation} | notes
    return FullArgSpec(args, varargs, varkw, defaults or None, kwonly, kwdefaults or None, notes)


def getcallargs(func, /, *positional, **named):
    """What each parameter of a function gets in a call."""
    bound = signature(func).bind(*positional, **named)
    bound.apply_defaults()
    return bound.arguments
