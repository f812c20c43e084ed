# SPDX-License-Identifier: MIT
"""Looking at live objects: what they are, the signatures of what can be called, and source text."""
import collections
import collections.abc
import enum
import functools
import itertools
import linecache
import sys
import types
from annotationlib import Format, ForwardRef, get_annotations, type_repr
from keyword import iskeyword

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR, CO_NOFREE = 1, 2, 4, 8, 16, 32, 64
CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 128, 256, 512
CO_HAS_DOCSTRING, CO_METHOD = 0x4000000, 0x8000000
TPFLAGS_IS_ABSTRACT = 1 << 20


class BufferFlags(enum.IntFlag):
    """What a caller of __buffer__ asks for."""
    SIMPLE, WRITABLE, FORMAT, ND, STRIDES = 0, 1, 4, 8, 24
    C_CONTIGUOUS, F_CONTIGUOUS, ANY_CONTIGUOUS, INDIRECT = 32 | STRIDES, 64 | STRIDES, 128 | STRIDES, 256 | STRIDES
    CONTIG, CONTIG_RO, STRIDED, STRIDED_RO = ND | WRITABLE, ND, STRIDES | WRITABLE, STRIDES
    RECORDS, RECORDS_RO = STRIDES | WRITABLE | FORMAT, STRIDES | FORMAT
    FULL, FULL_RO, READ, WRITE = INDIRECT | WRITABLE | FORMAT, INDIRECT | FORMAT, 256, 512


# ---- What it is. ----

def _is(name, kind, doc):
    def test(object):
        return isinstance(object, kind)
    test.__name__ = test.__qualname__ = name
    test.__doc__ = doc
    return test


ismodule = _is('ismodule', types.ModuleType, 'Is it a module?')
isclass = _is('isclass', type, 'Is it a class?')
ismethod = _is('ismethod', types.MethodType, 'Is it a Python function bound to an instance or class?')
isfunction = _is('isfunction', types.FunctionType, 'Is it a Python function?')
istraceback = _is('istraceback', types.TracebackType, 'Is it a traceback?')
isframe = _is('isframe', types.FrameType, 'Is it a frame?')
iscode = _is('iscode', types.CodeType, 'Is it a code object?')
isbuiltin = _is('isbuiltin', types.BuiltinFunctionType, 'Is it a built-in function, or such a method bound to something?')
isgenerator = _is('isgenerator', types.GeneratorType, 'Is it a generator?')
iscoroutine = _is('iscoroutine', types.CoroutineType, 'Is it a coroutine?')
isasyncgen = _is('isasyncgen', types.AsyncGeneratorType, 'Is it an asynchronous generator?')
isgetsetdescriptor = _is('isgetsetdescriptor', types.GetSetDescriptorType, 'Is it a computed attribute written in C?')
ismemberdescriptor = _is('ismemberdescriptor', types.MemberDescriptorType, 'Is it a member of __slots__?')
ismethodwrapper = _is('ismethodwrapper', types.MethodWrapperType, 'Is it a bound special method written in C?')


def ismethoddescriptor(object):
    """Has it __get__, but no __set__, and is it nothing that the other tests know?"""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    tp = type(object)
    return hasattr(tp, '__get__') and not hasattr(tp, '__set__') and not hasattr(tp, '__delete__')


def isdatadescriptor(object):
    """Has it __set__ or __delete__?"""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), '__set__') or hasattr(type(object), '__delete__')


def isroutine(object):
    """Is it a function or method of any kind?"""
    return (isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object) or ismethodwrapper(object))


def isabstract(object):
    """Is it a class with abstract methods?"""
    return isinstance(object, type) and bool(getattr(object, '__abstractmethods__', None))


def ispackage(object):
    """Is it a package?"""
    return ismodule(object) and hasattr(object, '__path__')


def isawaitable(object):
    """Can it be awaited?"""
    return (isinstance(object, types.CoroutineType) or isinstance(object, types.GeneratorType)
            and bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE) or isinstance(object, collections.abc.Awaitable))


def _unwrap_partial(f):
    while ismethod(f) or isinstance(f, functools.partial):
        f = f.__func__ if ismethod(f) else f.func
    return f


def _has_flag(f, flag):
    f = _unwrap_partial(f)
    return isfunction(f) and bool(f.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    """Does calling it make a generator?"""
    return _has_flag(obj, CO_GENERATOR)


_marked = object()


def markcoroutinefunction(func):
    """Have iscoroutinefunction() say yes."""
    getattr(func, '__func__', func)._is_coroutine_mark = _marked
    return func


def iscoroutinefunction(obj):
    """Does calling it make a coroutine?"""
    return _has_flag(obj, CO_COROUTINE) or getattr(_unwrap_partial(obj), '_is_coroutine_mark', None) is _marked


def isasyncgenfunction(obj):
    """Does calling it make an asynchronous generator?"""
    return _has_flag(obj, CO_ASYNC_GENERATOR)


# ---- Members. ----

def getmembers(object, predicate=None):
    """(name, value) of all attributes for which predicate is true, by name."""
    return _getmembers(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    """The same without calling descriptors."""
    return _getmembers(object, predicate, getattr_static)


def _getmembers(object, predicate, getter):
    mro = (object, *object.__mro__) if isclass(object) else ()
    names = dir(object)
    for base in getattr(object, '__bases__', ()):
        names.extend(k for k, v in vars(base).items() if isinstance(v, types.DynamicClassAttribute))
    results, seen = [], set()
    for key in names:
        try:
            value = getter(object, key)
            if key in seen:
                raise AttributeError
        except AttributeError:
            for base in mro:
                if key in getattr(base, '__dict__', ()):
                    value = base.__dict__[key]
                    break
            else:
                continue
        if predicate is None or predicate(value):
            results.append((key, value))
        seen.add(key)
    return sorted(results, key=lambda pair: pair[0])


Attribute = collections.namedtuple('Attribute', 'name kind defining_class object')


def classify_class_attrs(cls):
    """An Attribute for each name in dir(cls)."""
    result = []
    for name in dir(cls):
        home, value = None, None
        for base in (*cls.__mro__, *type(cls).__mro__):
            if name in base.__dict__:
                home, value = base, base.__dict__[name]
                break
        else:
            value = getattr(cls, name, None)
        if isinstance(value, (staticmethod, types.BuiltinFunctionType)):
            kind = 'static method'
        elif isinstance(value, (classmethod, types.ClassMethodDescriptorType)):
            kind = 'class method'
        elif isinstance(value, property):
            kind = 'property'
        elif isroutine(value):
            kind = 'method'
        else:
            kind = 'data'
        result.append(Attribute(name, kind, home, value))
    return result


def getmro(cls):
    """cls.__mro__"""
    return cls.__mro__


_none = object()


def getattr_static(obj, attr, default=_none):
    """An attribute without calling descriptors, __getattr__ or __getattribute__."""
    in_instance = _none
    mro = type.__dict__['__mro__'].__get__(obj) if isinstance(obj, type) else type(obj).__mro__
    if not isinstance(obj, type):
        try:
            space = object.__getattribute__(obj, '__dict__')
            if type(space) is dict:
                in_instance = dict.get(space, attr, _none)
        except AttributeError:
            pass
    in_class = next((base.__dict__[attr] for base in mro if attr in base.__dict__), _none)
    if in_instance is not _none and in_class is not _none and isdatadescriptor(in_class):
        return in_class
    if in_instance is not _none:
        return in_instance
    if in_class is not _none:
        return in_class
    if isinstance(obj, type):
        for base in type(obj).__mro__:
            if attr in base.__dict__:
                return base.__dict__[attr]
    if default is not _none:
        return default
    raise AttributeError(attr)


def unwrap(func, *, stop=None):
    """Follow __wrapped__."""
    f, seen = func, {id(func)}
    while hasattr(func, '__wrapped__'):
        if stop is not None and stop(func):
            break
        func = func.__wrapped__
        if id(func) in seen or len(seen) >= sys.getrecursionlimit():
            raise ValueError(f'wrapper loop when unwrapping {f!r}')
        seen.add(id(func))
    return func


# ---- Documentation and source. ----

def _find_doc(obj):
    if isclass(obj):
        for base in obj.__mro__:
            if base is not object:
                doc = getattr(base, '__doc__', None)
                if doc is not None:
                    return doc
        return None
    name = getattr(obj, '__name__', None)
    cls = None
    if ismethod(obj):
        cls = obj.__self__ if isclass(obj.__self__) else type(obj.__self__)
    elif isfunction(obj):
        path = obj.__qualname__.split('.')[:-1]
        cls = sys.modules.get(obj.__module__)
        for part in path:
            cls = getattr(cls, part, None)
        if not isclass(cls):
            return None
    elif isinstance(obj, property):
        name = obj.fget.__name__
        path = obj.fget.__qualname__.split('.')[:-1]
        cls = sys.modules.get(obj.fget.__module__)
        for part in path:
            cls = getattr(cls, part, None)
    elif isbuiltin(obj) or ismethoddescriptor(obj) or isdatadescriptor(obj):
        cls = getattr(obj, '__objclass__', None)
    if not isclass(cls):
        return None
    for base in cls.__mro__:
        doc = getattr(getattr(base, name, None), '__doc__', None)
        if doc is not None:
            return doc
    return None


def getdoc(object):
    """The documentation string, without its indentation; inherited where there is none."""
    try:
        doc = object.__doc__
    except AttributeError:
        return None
    if doc is None:
        try:
            doc = _find_doc(object)
        except (AttributeError, TypeError):
            return None
    return cleandoc(doc) if isinstance(doc, str) else None


def cleandoc(doc):
    """Take the indentation from all lines but the first, and blank lines from both ends."""
    lines = doc.expandtabs().split('\n')
    margin = min((len(line) - len(line.lstrip(' ')) for line in lines[1:] if line.strip(' ')), default=0)
    lines[0] = lines[0].lstrip(' ')
    lines[1:] = [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)


def getmodulename(path):
    """The name of the module in a file, or None."""
    name = path.rpartition('/')[2]
    return name[:-3] if name.endswith('.py') else None


def getfile(object):
    """The file that an object was defined in."""
    if ismodule(object):
        if getattr(object, '__file__', None):
            return object.__file__
        raise TypeError(f'{object!r} is a built-in module')
    if isclass(object):
        module = sys.modules.get(getattr(object, '__module__', None))
        if getattr(module, '__file__', None):
            return module.__file__
        if getattr(object, '__module__', None) == '__main__':
            raise OSError('source code not available')
        raise TypeError(f'{object!r} is a built-in class')
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
    raise TypeError(f'module, class, method, function, traceback, frame, or code object was expected, got {type(object).__name__}')


def getsourcefile(object):
    """The file that holds an object's source."""
    return getfile(object)


def getabsfile(object, _filename=None):
    """Its absolute path."""
    import os
    return os.path.normcase(os.path.abspath(_filename or getfile(object)))


def getmodule(object, _filename=None):
    """The module that an object was defined in, or None."""
    if ismodule(object):
        return object
    if hasattr(object, '__module__'):
        return sys.modules.get(object.__module__)
    try:
        file = getfile(object)
    except (TypeError, OSError):
        return None
    for module in list(sys.modules.values()):
        if ismodule(module) and getattr(module, '__file__', None) == file:
            return module
    return None


def findsource(object):
    """(all lines of the file, the index of the object's first)"""
    file = getfile(object)
    module = getmodule(object, file)
    lines = linecache.getlines(file, module.__dict__ if module else None)
    if not lines:
        raise OSError('could not get source code')
    if ismodule(object):
        return lines, 0
    if isclass(object):
        try:
            line = object.__firstlineno__
        except AttributeError:
            raise OSError('source code not available') from None
        if line > len(lines):
            raise OSError('lineno is out of bounds')
        return lines, line - 1
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    line = object.co_firstlineno - 1
    if line >= len(lines):
        raise OSError('lineno is out of bounds')
    return lines, line


def _depth_after(line, quote, depth):
    """(open string's quote, depth of brackets) after a line."""
    i = 0
    while i < len(line):
        if quote:
            if line[i] == '\\':
                i += 1
            elif line.startswith(quote, i):
                i += len(quote) - 1
                quote = ''
        elif line[i] == '#':
            break
        elif line[i] in '"\'':
            quote = line[i] * 3 if line.startswith(line[i] * 3, i) else line[i]
            i += len(quote) - 1
        else:
            depth += (line[i] in '([{') - (line[i] in ')]}')
        i += 1
    return quote if len(quote) == 3 else '', depth


def getblock(lines):
    """The lines of the definition that begins with the first one."""
    margin = len(lines[0]) - len(lines[0].lstrip())
    quote, depth, header, end, begins = '', 0, True, 0, ''
    for i, line in enumerate(lines):
        text = line.strip()
        if not quote and depth <= 0 and text and not header:
            indent = len(line) - len(line.lstrip())
            if indent <= margin and (not text.startswith('#') or indent < margin):
                break
        before = quote
        if not quote and depth <= 0:
            begins = text
        quote, depth = _depth_after(line, quote, depth)
        if text and (before or quote or not text.startswith('#') or i == 0):
            end = i + 1
        if header and depth <= 0 and not quote and text and not begins.startswith(('@', '#')):
            if text.rpartition('#')[0].rstrip().endswith(':') or text.endswith(':'):
                header = False
            else:
                return lines[:i + 1]
    return lines[:end]


def getsourcelines(object):
    """(the lines of an object's source, the number of the first)"""
    object = unwrap(object)
    lines, number = findsource(object)
    if istraceback(object):
        object = object.tb_frame
    if ismodule(object) or isframe(object) and object.f_code.co_name == '<module>':
        return lines, 0
    return getblock(lines[number:]), number + 1


def getsource(object):
    """The source text of an object.  OSError, TypeError."""
    return ''.join(getsourcelines(object)[0])


def getcomments(object):
    """The lines of comment directly before an object's source, or None."""
    try:
        lines, number = findsource(object)
    except (OSError, TypeError):
        return None
    start = number
    while start > 0 and lines[start - 1].lstrip().startswith('#'):
        start -= 1
    return ''.join(line.expandtabs().lstrip() for line in lines[start:number]) or None


# ---- Frames. ----

class Traceback(collections.namedtuple('Traceback', 'filename lineno function code_context index')):
    """Where a frame is."""

    def __new__(cls, filename, lineno, function, code_context, index, *, positions=None):
        self = super().__new__(cls, filename, lineno, function, code_context, index)
        self.positions = positions
        return self


class FrameInfo(collections.namedtuple('FrameInfo', 'frame filename lineno function code_context index')):
    """A frame, and where it is."""

    def __new__(cls, frame, filename, lineno, function, code_context, index, *, positions=None):
        self = super().__new__(cls, frame, filename, lineno, function, code_context, index)
        self.positions = positions
        return self


ArgInfo = collections.namedtuple('ArgInfo', 'args varargs keywords locals')
Arguments = collections.namedtuple('Arguments', 'args, varargs, varkw')


def getargs(co):
    """The names of a code object's parameters."""
    if not iscode(co):
        raise TypeError(f'{co!r} is not a code object')
    names, n, k = co.co_varnames, co.co_argcount, co.co_kwonlyargcount
    at = n + k
    varargs = varkw = None
    if co.co_flags & CO_VARARGS:
        varargs = names[at]
        at += 1
    if co.co_flags & CO_VARKEYWORDS:
        varkw = names[at]
    return Arguments(list(names[:n + k]), varargs, varkw)


def getargvalues(frame):
    """The parameters of a frame and their values."""
    return ArgInfo(*getargs(frame.f_code), frame.f_locals)


def getframeinfo(frame, context=1):
    """A Traceback for a frame or traceback."""
    line = frame.tb_lineno if istraceback(frame) else frame.f_lineno
    if istraceback(frame):
        frame = frame.tb_frame
    filename = getfile(frame)
    lines = index = None
    if context > 0:
        start = line - 1 - context // 2
        try:
            all_lines, _ = findsource(frame)
        except OSError:
            pass
        else:
            start = max(0, min(start, len(all_lines) - context))
            lines, index = all_lines[start:start + context], line - 1 - start
    return Traceback(filename, line, frame.f_code.co_name, lines, index)


def getouterframes(frame, context=1):
    """A FrameInfo for the frame and each that called it."""
    result = []
    while frame:
        result.append(FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return result


def getinnerframes(tb, context=1):
    """A FrameInfo for each step of a traceback."""
    result = []
    while tb:
        result.append(FrameInfo(tb.tb_frame, *getframeinfo(tb, context)))
        tb = tb.tb_next
    return result


def currentframe():
    """The caller's frame."""
    return sys._getframe(1)


def stack(context=1):
    """FrameInfos for the caller and its callers."""
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    """FrameInfos for the exception being handled."""
    e = sys.exception()
    return getinnerframes(None if e is None else e.__traceback__, context)


def _state(name, created, running, suspended, closed):
    def state(obj):
        if getattr(obj, name + '_running'):
            return running
        if getattr(obj, name + '_suspended'):
            return suspended
        return closed if getattr(obj, name + '_frame') is None else created
    return state


GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = 'GEN_CREATED', 'GEN_RUNNING', 'GEN_SUSPENDED', 'GEN_CLOSED'
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = 'CORO_CREATED', 'CORO_RUNNING', 'CORO_SUSPENDED', 'CORO_CLOSED'
AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = 'AGEN_CREATED', 'AGEN_RUNNING', 'AGEN_SUSPENDED', 'AGEN_CLOSED'
getgeneratorstate = _state('gi', GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED)
getcoroutinestate = _state('cr', CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED)
getasyncgenstate = _state('ag', AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED)


def getgeneratorlocals(generator):
    """The local variables of a generator."""
    if not isgenerator(generator):
        raise TypeError(f'{generator!r} is not a Python generator')
    return generator.gi_frame.f_locals if generator.gi_frame is not None else {}


def getcoroutinelocals(coroutine):
    """The local variables of a coroutine."""
    return coroutine.cr_frame.f_locals if coroutine.cr_frame is not None else {}


ClosureVars = collections.namedtuple('ClosureVars', 'nonlocals globals builtins unbound')


def getclosurevars(func):
    """What the free names of a function refer to."""
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError(f'{func!r} is not a Python function')
    import builtins
    code = func.__code__
    nonlocals = {name: cell.cell_contents for name, cell in zip(code.co_freevars, func.__closure__ or ())}
    global_vars, builtin_vars, unbound = {}, {}, set()
    for name in code.co_names:
        if name in func.__globals__:
            global_vars[name] = func.__globals__[name]
        elif hasattr(builtins, name):
            builtin_vars[name] = getattr(builtins, name)
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, global_vars, builtin_vars, unbound)


# ---- Signatures. ----

class _empty:
    """There is nothing here."""


class _ParameterKind(enum.IntEnum):
    POSITIONAL_ONLY = 'positional-only'
    POSITIONAL_OR_KEYWORD = 'positional or keyword'
    VAR_POSITIONAL = 'variadic positional'
    KEYWORD_ONLY = 'keyword-only'
    VAR_KEYWORD = 'variadic keyword'

    def __new__(cls, description):
        member = int.__new__(cls, len(cls.__members__))
        member._value_ = len(cls.__members__)
        member.description = description
        return member

    def __str__(self):
        return self.name


_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD = _ParameterKind


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    """An annotation as text."""
    if not quote_annotation_strings and isinstance(annotation, str):
        return annotation
    if getattr(annotation, '__module__', None) == 'typing':
        return repr(annotation).replace('typing.', '')
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ('builtins', base_module):
            return annotation.__qualname__
        return annotation.__module__ + '.' + annotation.__qualname__
    if isinstance(annotation, ForwardRef):
        return annotation.__forward_arg__
    return repr(annotation)


class Parameter:
    """A parameter of a signature."""

    __slots__ = ('_name', '_kind', '_default', '_annotation')

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            self._kind = _ParameterKind(kind)
        except ValueError:
            raise ValueError(f'value {kind!r} is not a valid Parameter.kind') from None
        if default is not _empty and self._kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f'{self._kind.description} parameters cannot have default values')
        self._default = default
        self._annotation = annotation
        if name is _empty:
            raise ValueError('name is a required attribute for Parameter')
        if not isinstance(name, str):
            raise TypeError(f'name must be a str, not a {type(name).__name__}')
        if name[0] == '.' and name[1:].isdigit():
            if self._kind != _POSITIONAL_OR_KEYWORD:
                raise ValueError(f'implicit arguments must be passed as positional or keyword arguments, not {self._kind.description}')
            self._kind = _POSITIONAL_ONLY
            name = f'implicit{name[1:]}'
        if iskeyword(name) and self._kind is not _POSITIONAL_ONLY or not name.isidentifier():
            raise ValueError(f'{name!r} is not a valid parameter name')
        self._name = name

    def __reduce__(self):
        return type(self), (self._name, self._kind), {'_default': self._default, '_annotation': self._annotation}

    def __setstate__(self, state):
        self._default = state['_default']
        self._annotation = state['_annotation']

    @property
    def name(self):
        """The name."""
        return self._name

    @property
    def default(self):
        """The default, or Parameter.empty."""
        return self._default

    @property
    def annotation(self):
        """The annotation, or Parameter.empty."""
        return self._annotation

    @property
    def kind(self):
        """How it is passed."""
        return self._kind

    def replace(self, *, name=_none, kind=_none, annotation=_none, default=_none):
        """A copy with some of it changed."""
        return type(self)(self._name if name is _none else name, self._kind if kind is _none else kind,
                          default=self._default if default is _none else default,
                          annotation=self._annotation if annotation is _none else annotation)

    __replace__ = replace

    def _format(self, quote=True):
        text = self._name
        if self._annotation is not _empty:
            text += ': ' + formatannotation(self._annotation, quote_annotation_strings=quote)
        if self._default is not _empty:
            text += (' = ' if self._annotation is not _empty else '=') + repr(self._default)
        return {_VAR_POSITIONAL: '*', _VAR_KEYWORD: '**'}.get(self._kind, '') + text

    def __str__(self):
        return self._format()

    def __repr__(self):
        return f'<{type(self).__name__} "{self}">'

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name, self._kind) == (other._name, other._kind) and self._default == other._default and (
            self._annotation == other._annotation)


class BoundArguments:
    """Arguments sorted to the parameters of a signature."""

    __slots__ = ('arguments', '_signature', '__weakref__')

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        """The signature."""
        return self._signature

    @property
    def args(self):
        """The positional arguments, as a tuple."""
        args = []
        for name, param in self._signature.parameters.items():
            if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            if param.kind == _VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        """The keyword arguments, as a dict."""
        kwargs, by_name = {}, False
        for name, param in self._signature.parameters.items():
            if not by_name:
                if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                    by_name = True
                elif name not in self.arguments:
                    by_name = True
                    continue
            if not by_name or name not in self.arguments:
                continue
            if param.kind == _VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        """Add the defaults of what is missing."""
        new = {}
        for name, param in self._signature.parameters.items():
            if name in self.arguments:
                new[name] = self.arguments[name]
            elif param.default is not _empty:
                new[name] = param.default
            elif param.kind is _VAR_POSITIONAL:
                new[name] = ()
            elif param.kind is _VAR_KEYWORD:
                new[name] = {}
        self.arguments = new

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __repr__(self):
        return f'<{type(self).__name__} ({", ".join(f"{k}={v!r}" for k, v in self.arguments.items())})>'

    def __getstate__(self):
        return {'_signature': self._signature, 'arguments': self.arguments}

    def __setstate__(self, state):
        self._signature = state['_signature']
        self.arguments = state['arguments']


class Signature:
    """The parameters of something that can be called, and the annotation of its result."""

    __slots__ = ('_return_annotation', '_parameters')

    _parameter_cls = Parameter
    _bound_arguments_cls = BoundArguments
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        found = {}
        kind, seen_default = _POSITIONAL_ONLY, False
        for p in parameters or ():
            if __validate_parameters__:
                if p.kind < kind:
                    raise ValueError(f'wrong parameter order: {kind.description} parameter before {p.kind.description} parameter')
                kind = p.kind
                if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                    if p.default is not _empty:
                        seen_default = True
                    elif seen_default:
                        raise ValueError('non-default argument follows default argument')
                if p.name in found:
                    raise ValueError(f'duplicate parameter name: {p.name!r}')
            found[p.name] = p
        self._parameters = types.MappingProxyType(found)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, annotation_format=Format.VALUE):
        """The signature of a callable."""
        return _signature(obj, cls, follow_wrapped, globals, locals, eval_str, annotation_format)

    @property
    def parameters(self):
        """A mapping of names to parameters, in order."""
        return self._parameters

    @property
    def return_annotation(self):
        """The annotation of the result, or Signature.empty."""
        return self._return_annotation

    def replace(self, *, parameters=_none, return_annotation=_none):
        """A copy with some of it changed."""
        return type(self)(self.parameters.values() if parameters is _none else parameters,
                          return_annotation=self._return_annotation if return_annotation is _none else return_annotation)

    __replace__ = replace

    def _parts(self):
        params = tuple(p for p in self.parameters.values() if p.kind != _KEYWORD_ONLY)
        return params, {p.name: p for p in self.parameters.values() if p.kind == _KEYWORD_ONLY}, self.return_annotation

    def __hash__(self):
        params, kwonly, result = self._parts()
        return hash((params, frozenset(kwonly.values()), result))

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return self._parts() == other._parts()

    def _bind(self, args, kwargs, partial=False):
        arguments = {}
        params = iter(self.parameters.values())
        rest = ()
        values = iter(args)
        pos_only_in_kwargs = []
        kwargs_param = None
        while True:
            try:
                value = next(values)
            except StopIteration:
                try:
                    param = next(params)
                except StopIteration:
                    break
                if param.kind == _VAR_POSITIONAL:
                    break
                if param.name in kwargs:
                    if param.kind == _POSITIONAL_ONLY:
                        if param.default is _empty:
                            pos_only_in_kwargs.append(param)
                        continue
                    rest = (param,)
                    break
                if param.kind == _VAR_KEYWORD or param.default is not _empty:
                    rest = (param,)
                    break
                if partial:
                    rest = (param,)
                    break
                kind = ' keyword-only' if param.kind == _KEYWORD_ONLY else ''
                raise TypeError(f'missing a required{kind} argument: {param.name!r}')
            else:
                try:
                    param = next(params)
                except StopIteration:
                    raise TypeError('too many positional arguments') from None
                if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                    raise TypeError('too many positional arguments')
                if param.kind == _VAR_POSITIONAL:
                    arguments[param.name] = (value, *values)
                    break
                if param.name in kwargs and param.kind != _POSITIONAL_ONLY:
                    raise TypeError(f'multiple values for argument {param.name!r}')
                arguments[param.name] = value
        for param in itertools.chain(rest, params):
            if param.kind == _VAR_KEYWORD:
                kwargs_param = param
                continue
            if param.kind == _VAR_POSITIONAL:
                continue
            if param.kind == _POSITIONAL_ONLY:
                if param.name in kwargs:
                    if param.default is _empty:
                        pos_only_in_kwargs.append(param)
                    continue
            if param.name in kwargs and param.kind != _POSITIONAL_ONLY:
                arguments[param.name] = kwargs.pop(param.name)
            elif not partial and param.default is _empty:
                raise TypeError(f'missing a required argument: {param.name!r}')
        if kwargs:
            if kwargs_param is not None:
                arguments[kwargs_param.name] = kwargs
            elif pos_only_in_kwargs:
                raise TypeError('got some positional-only arguments passed as keyword arguments: '
                                f'{", ".join(p.name for p in pos_only_in_kwargs)!r}')
            else:
                raise TypeError(f'got an unexpected keyword argument {next(iter(kwargs))!r}')
        return self._bound_arguments_cls(self, arguments)

    def bind(self, /, *args, **kwargs):
        """Sort arguments to the parameters.  TypeError."""
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        """The same; some may be missing."""
        return self._bind(args, kwargs, partial=True)

    def __reduce__(self):
        return type(self), (tuple(self._parameters.values()),), {'_return_annotation': self._return_annotation}

    def __setstate__(self, state):
        self._return_annotation = state['_return_annotation']

    def __repr__(self):
        return f'<{type(self).__name__} {self}>'

    def __str__(self):
        return self.format()

    def format(self, *, max_width=None, quote_annotation_strings=True):
        """The signature as text; on a line per parameter if it is wider."""
        result, slash, star = [], False, True
        for param in self.parameters.values():
            if param.kind == _POSITIONAL_ONLY:
                slash = True
            elif slash:
                result.append('/')
                slash = False
            if param.kind == _VAR_POSITIONAL:
                star = False
            elif param.kind == _KEYWORD_ONLY and star:
                result.append('*')
                star = False
            result.append(param._format(quote_annotation_strings))
        if slash:
            result.append('/')
        text = f'({", ".join(result)})'
        if max_width is not None and len(text) > max_width:
            text = '(\n    ' + ',\n    '.join(result) + '\n)'
        if self.return_annotation is not _empty:
            text += ' -> ' + formatannotation(self.return_annotation, quote_annotation_strings=quote_annotation_strings)
        return text


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, annotation_format=Format.VALUE):
    """The signature of a callable.  TypeError, ValueError."""
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals, eval_str=eval_str,
                                   annotation_format=annotation_format)


def _bound(sig):
    """Without the first parameter."""
    params = tuple(sig.parameters.values())
    if not params or params[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError('invalid method signature')
    if params[0].kind in (_POSITIONAL_OR_KEYWORD, _POSITIONAL_ONLY):
        params = params[1:]
    return sig.replace(parameters=params)


def _of_partial(sig, partial):
    args, kwargs = partial.args, dict(partial.keywords or {})
    try:
        bound = sig.bind_partial(*args, **kwargs)
    except TypeError as e:
        raise ValueError(f'partial object {partial!r} has incorrect arguments') from e
    new, keyword_only = [], False
    given = len(args)
    for i, (name, param) in enumerate(sig.parameters.items()):
        if name in bound.arguments:
            if param.kind is _POSITIONAL_ONLY or param.kind is _POSITIONAL_OR_KEYWORD and name not in kwargs:
                continue
            if param.kind is _POSITIONAL_OR_KEYWORD:
                keyword_only = True
                param = param.replace(default=kwargs[name], kind=_KEYWORD_ONLY)
            elif param.kind is _KEYWORD_ONLY:
                param = param.replace(default=kwargs[name])
        elif keyword_only and param.kind is _POSITIONAL_OR_KEYWORD:
            param = param.replace(kind=_KEYWORD_ONLY)
        if keyword_only and param.kind is _VAR_POSITIONAL:
            continue
        new.append(param)
    return sig.replace(parameters=new)


def _from_function(cls, func, globals, locals, eval_str, annotation_format):
    code = func.__code__
    names = code.co_varnames
    n, k, only = code.co_argcount, code.co_kwonlyargcount, code.co_posonlyargcount
    notes = get_annotations(func, globals=globals, locals=locals, eval_str=eval_str, format=annotation_format)
    defaults, kwdefaults = func.__defaults__ or (), func.__kwdefaults__ or {}
    P, params = cls._parameter_cls, []
    for i in range(n):
        at = i - (n - len(defaults))
        params.append(P(names[i], _POSITIONAL_ONLY if i < only else _POSITIONAL_OR_KEYWORD,
                        default=defaults[at] if at >= 0 else _empty, annotation=notes.get(names[i], _empty)))
    at = n + k
    if code.co_flags & CO_VARARGS:
        params.append(P(names[at], _VAR_POSITIONAL, annotation=notes.get(names[at], _empty)))
        at += 1
    for name in names[n:n + k]:
        params.append(P(name, _KEYWORD_ONLY, default=kwdefaults.get(name, _empty), annotation=notes.get(name, _empty)))
    if code.co_flags & CO_VARKEYWORDS:
        params.append(P(names[at], _VAR_KEYWORD, annotation=notes.get(names[at], _empty)))
    return cls(params, return_annotation=notes.get('return', _empty), __validate_parameters__=False)


def _from_text(cls, obj, text, bound):
    """From the text "(a, b=1, /)" of a built-in."""
    clean = text.replace('$', '')
    space = {}
    try:
        exec(f'def f{clean}: pass', {}, space)
    except (SyntaxError, NameError):
        raise ValueError(f'{text!r} builtin has invalid signature') from None
    sig = _from_function(cls, space['f'], None, None, False, Format.VALUE)
    if text.startswith(('($module', '($type')) or bound and text.startswith('($'):
        sig = _bound(sig)
    return sig


def _signature(obj, cls, follow_wrapped, globals, locals, eval_str, format):
    def again(o):
        return _signature(o, cls, follow_wrapped, globals, locals, eval_str, format)
    if not callable(obj):
        raise TypeError(f'{obj!r} is not a callable object')
    if isinstance(obj, types.MethodType):
        return _bound(again(obj.__func__))
    if follow_wrapped:
        inner = unwrap(obj, stop=lambda f: hasattr(f, '__signature__') or isinstance(f, types.MethodType)) if not isclass(obj) else obj
        if isinstance(inner, types.MethodType):
            return again(inner)
        obj = inner
    try:
        sig = obj.__signature__
    except AttributeError:
        sig = None
    if sig is not None:
        if callable(sig) and not isinstance(sig, Signature):
            sig = sig()
        if isinstance(sig, str):
            return _from_text(cls, obj, sig, False)
        if not isinstance(sig, Signature):
            raise TypeError(f'unexpected object {sig!r} in __signature__ attribute')
        return sig
    if isinstance(obj, functools.partialmethod):
        return _bound(again(obj.func))
    if isfunction(obj):
        return _from_function(cls, obj, globals, locals, eval_str, format)
    if isinstance(obj, functools.partial):
        return _of_partial(again(obj.func), obj)
    if isclass(obj):
        meta = type(obj)
        if meta.__call__ is not type.__call__ and isfunction(meta.__dict__.get('__call__')):
            return _bound(again(meta.__call__))
        new = init = None
        for base in obj.__mro__:
            if new is None and isfunction(_plain(base.__dict__.get('__new__'))):
                new = _plain(base.__dict__['__new__'])
            if init is None and isfunction(base.__dict__.get('__init__')):
                init = base.__dict__['__init__']
            if new is not None or init is not None:
                break
        function = new if new is not None else init
        if function is not None:
            return _bound(again(function))
        text = getattr(obj, '__text_signature__', None)
        if text:
            return _from_text(cls, obj, text, False)
        if type not in obj.__mro__ and obj.__init__ is object.__init__ and obj.__new__ is object.__new__:
            return cls()
        raise ValueError(f'no signature found for builtin {"" if type in obj.__mro__ else "type "}{obj!r}')
    text = getattr(obj, '__text_signature__', None)
    if text and (isbuiltin(obj) or ismethoddescriptor(obj) or ismethodwrapper(obj)):
        return _from_text(cls, obj, text, getattr(obj, '__self__', None) is not None)
    if isbuiltin(obj) or isinstance(obj, (types.MethodDescriptorType, types.WrapperDescriptorType, types.ClassMethodDescriptorType)):
        raise ValueError(f'no signature found for builtin {obj!r}')
    call = getattr(type(obj), '__call__', None)
    if call is not None and isfunction(call):
        return _bound(again(call))
    raise ValueError(f'callable {obj!r} is not supported by signature')


def _plain(f):
    return f.__func__ if isinstance(f, (staticmethod, classmethod)) else f


FullArgSpec = collections.namedtuple('FullArgSpec', 'args varargs varkw defaults kwonlyargs kwonlydefaults annotations')


def getfullargspec(func):
    """The parameters of a function, self included."""
    try:
        sig = _signature(func.__func__ if ismethod(func) else func, Signature, False, None, None, False, Format.VALUE)
    except Exception as e:
        raise TypeError('unsupported callable') from e
    args, kwonly, varargs, varkw, defaults, kwdefaults, notes = [], [], None, None, [], {}, {}
    if sig.return_annotation is not _empty:
        notes['return'] = sig.return_annotation
    for p in sig.parameters.values():
        if p.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
            args.append(p.name)
            if p.default is not _empty:
                defaults.append(p.default)
        elif p.kind is _VAR_POSITIONAL:
            varargs = p.name
        elif p.kind is _KEYWORD_ONLY:
            kwonly.append(p.name)
            if p.default is not _empty:
                kwdefaults[p.name] = p.default
        else:
            varkw = p.name
        if p.annotation is not _empty:
            notes[p.name] = p.annotation
    return FullArgSpec(args, varargs, varkw, tuple(defaults) or None, kwonly, kwdefaults or None, notes)


def getcallargs(func, /, *positional, **named):
    """A dict of the parameters that these arguments would go to."""
    if ismethod(func):
        positional = (func.__self__, *positional)
        func = func.__func__
    bound = signature(func).bind(*positional, **named)
    bound.apply_defaults()
    return dict(bound.arguments)
