# SPDX-License-Identifier: MIT
"""Annotations that are evaluated when they are looked at (PEP 649), in several formats.

An annotate function is asked for other formats than values by running its code with other globals: names that are not there, or (for text)
all names, are objects that note what is done with them.
"""
import builtins
import enum
import functools
import sys
import types

__all__ = ['Format', 'ForwardRef', 'call_annotate_function', 'call_evaluate_function', 'get_annotate_from_class_namespace',
           'get_annotations', 'annotations_to_string', 'type_repr']


class Format(enum.IntEnum):
    """What annotations are wanted as."""

    VALUE = 1
    VALUE_WITH_FAKE_GLOBALS = 2
    FORWARDREF = 3
    STRING = 4


# Operators with how tightly they bind; what needs no parentheses anywhere is an atom.
_OPERATORS = {'or': ('|', 7), 'xor': ('^', 8), 'and': ('&', 9), 'lshift': ('<<', 10), 'rshift': ('>>', 10), 'add': ('+', 11),
              'sub': ('-', 11), 'mul': ('*', 12), 'matmul': ('@', 12), 'truediv': ('/', 12), 'mod': ('%', 12),
              'floordiv': ('//', 12), 'pow': ('**', 14)}
_COMPARISON, _UNARY, _ATOM = 6, 13, 20


class ForwardRef:
    """An annotation that could not be evaluated yet: its text, and where it stands."""

    def __init__(self, arg, *, module=None, owner=None, is_argument=True, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f'Forward reference must be a string -- got {arg!r}')
        self.__arg__ = arg
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module
        self.__owner__ = owner
        self.__globals__ = None
        self.__cell__ = None
        self.__extra_names__ = None
        self.__code__ = None

    def __init_subclass__(cls, /, *args, **kwds):
        raise TypeError('Cannot subclass ForwardRef')

    @property
    def __forward_arg__(self):
        return self.__arg__

    @property
    def __forward_code__(self):
        if self.__code__ is None:
            arg = self.__arg__
            if arg.startswith('*'):
                arg = f'({arg},)[0]'
            try:
                self.__code__ = compile(arg, '<string>', 'eval')
            except SyntaxError:
                raise SyntaxError(f'Forward reference must be an expression -- got {self.__arg__!r}') from None
        return self.__code__

    def evaluate(self, *, globals=None, locals=None, type_params=None, owner=None, format=Format.VALUE):
        """The value, or, by the format, as much of it as can be told."""
        if format == Format.STRING:
            return self.__arg__
        if format not in (Format.VALUE, Format.FORWARDREF):
            raise NotImplementedError(format)
        try:
            return self._evaluate(globals, locals, type_params, owner if owner is not None else self.__owner__)
        except Exception:
            if format == Format.VALUE:
                raise
            return self

    def _evaluate(self, globals, locals, type_params, owner):
        if isinstance(self.__cell__, types.CellType) and self.__arg__.isidentifier():
            try:
                return self.__cell__.cell_contents
            except ValueError:
                pass
        if globals is None:
            globals = self.__globals__
        if globals is None:
            if isinstance(owner, type):
                module = owner.__module__
            elif isinstance(owner, types.ModuleType):
                module = owner.__name__
            else:
                module = None
                globals = getattr(owner, '__globals__', None)
            module = self.__forward_module__ or module
            if isinstance(module, types.ModuleType):
                globals = module.__dict__
            elif module is not None and module in sys.modules:
                globals = sys.modules[module].__dict__
        if globals is None:
            globals = {}
        if type_params is None and owner is not None:
            type_params = getattr(owner, '__type_params__', None)
        names = dict(vars(owner)) if isinstance(owner, type) and locals is None else dict(locals or {})
        for param in type_params or ():
            names.setdefault(param.__name__, param)
        if isinstance(self.__cell__, dict):
            for name, cell in self.__cell__.items():
                try:
                    names.setdefault(name, cell.cell_contents)
                except ValueError:
                    pass
        if self.__extra_names__:
            names.update(self.__extra_names__)
        arg = self.__arg__
        if arg.isidentifier():
            for space in (names, globals):
                if arg in space:
                    return space[arg]
            if hasattr(builtins, arg):
                return getattr(builtins, arg)
            raise NameError(f"name '{arg}' is not defined", name=arg)
        return eval(self.__forward_code__, globals, names)

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return (self.__arg__ == other.__arg__ and self.__forward_module__ == other.__forward_module__
                and self.__globals__ is other.__globals__ and self.__forward_is_class__ == other.__forward_is_class__
                and self.__owner__ == other.__owner__)

    def __hash__(self):
        return hash((self.__arg__, self.__forward_module__, id(self.__globals__), self.__forward_is_class__,
                     tuple(sorted(self.__cell__.items())) if isinstance(self.__cell__, dict) else self.__cell__))

    def __or__(self, other):
        return types.UnionType[self, other]

    def __ror__(self, other):
        return types.UnionType[other, self]

    def __repr__(self):
        extra = []
        if self.__forward_module__ is not None:
            extra.append(f', module={self.__forward_module__!r}')
        if self.__forward_is_class__:
            extra.append(', is_class=True')
        if self.__owner__ is not None:
            extra.append(f', owner={self.__owner__!r}')
        return f'ForwardRef({self.__arg__!r}{"".join(extra)})'


def _text(value, names):
    """An operand as source text."""
    if type(value) is _Name:
        names.update(value.__extra__)
        return value.__text__
    if isinstance(value, (tuple, list, set)) and type(value) in (tuple, list, set):
        parts = [_text(v, names) for v in value]
        if isinstance(value, tuple):
            return '(' + ', '.join(parts) + (',)' if len(parts) == 1 else ')')
        return ('[%s]' if isinstance(value, list) else '{%s}' if parts else 'set()') % ', '.join(parts)
    if type(value) is dict:
        return '{' + ', '.join(f'{_text(k, names)}: {_text(v, names)}' for k, v in value.items()) + '}'
    if isinstance(value, slice):
        parts = ['' if v is None else _text(v, names) for v in (value.start, value.stop)]
        return ':'.join(parts) + ('' if value.step is None else ':' + _text(value.step, names))
    if value is ...:
        return '...'
    if value is None or isinstance(value, (bool, int, float, complex, str, bytes)):
        return repr(value)
    name = f'__annotationlib_name_{len(names) + 1}__'
    names[name] = value
    return name


class _Name:
    """A name or expression of an annotation; what is done with it is noted, too."""

    def __init__(self, text, bind=_ATOM, extra=(), cell=None):
        set = object.__setattr__
        set(self, '__text__', text)
        set(self, '__bind__', bind)
        set(self, '__extra__', dict(extra))
        set(self, '__cell__', cell)

    def __closed(self, least=_ATOM):
        return self.__text__ if self.__bind__ >= least else f'({self.__text__})'

    def __getattr__(self, name):
        if name.startswith('__') and name.endswith('__') and name in ('__mro_entries__', '__set_name__', '__typing_subst__'):
            raise AttributeError(name)
        return _Name(f'{self.__closed()}.{name}', _ATOM, self.__extra__)

    def __getitem__(self, key):
        names = dict(self.__extra__)
        inner = ', '.join(_text(k, names) for k in key) if isinstance(key, tuple) and key else _text(key, names)
        return _Name(f'{self.__closed()}[{inner}]', _ATOM, names)

    def __call__(self, /, *args, **kwargs):
        names = dict(self.__extra__)
        parts = [_text(a, names) for a in args] + [f'{k}={_text(v, names)}' for k, v in kwargs.items()]
        return _Name(f'{self.__closed()}({", ".join(parts)})', _ATOM, names)

    def __iter__(self):
        yield _Name(f'*{self.__text__}', _ATOM, self.__extra__)

    def __format__(self, spec):
        raise TypeError('Cannot stringify annotation containing string formatting')

    def __repr__(self):
        return self.__text__

    def __hash__(self):
        return id(self)


def _add_operators():
    def binary(symbol, bind, swap):
        # The left operand may bind as tightly; with ** the right one.
        least = (bind + 1, bind) if bind == 14 else (bind + (bind == _COMPARISON), bind + 1)

        def method(self, other):
            names = dict(self.__extra__)
            pair = [v._Name__closed(n) if type(v) is _Name else _text(v, names)
                    for v, n in zip((other, self) if swap else (self, other), least)]
            if type(other) is _Name:
                names.update(other.__extra__)
            return _Name(f'{pair[0]} {symbol} {pair[1]}', bind, names)
        return method

    def unary(symbol):
        return lambda self: _Name(symbol + self._Name__closed(_UNARY), _UNARY, self.__extra__)
    for name, (symbol, bind) in _OPERATORS.items():
        setattr(_Name, f'__{name}__', binary(symbol, bind, False))
        setattr(_Name, f'__r{name}__', binary(symbol, bind, True))
    for name, symbol in {'lt': '<', 'le': '<=', 'gt': '>', 'ge': '>=', 'eq': '==', 'ne': '!='}.items():
        setattr(_Name, f'__{name}__', binary(symbol, _COMPARISON, False))
    for name, symbol in {'neg': '-', 'pos': '+', 'invert': '~'}.items():
        setattr(_Name, f'__{name}__', unary(symbol))


_add_operators()


def _names_of(code, found):
    found.update(code.co_names)
    for const in code.co_consts:
        if isinstance(const, types.CodeType):
            _names_of(const, found)
    return found


def _with_fakes(function, names_for, cell_for, owner, text):
    """The function with names_for(name) for global names, where that is not None, and cell_for(name, cell) for cells."""
    spaces = dict(function.__globals__)
    for name in _names_of(function.__code__, set()):
        fake = names_for(name, function.__globals__)
        if fake is not None:
            spaces[name] = fake
    closure = function.__closure__
    if closure:
        cells = []
        for name, cell in zip(function.__code__.co_freevars, closure):
            if name == '__classdict__':
                cells.append(types.CellType({}) if text else cell)
            else:
                cells.append(cell_for(name, cell))
        closure = tuple(cells)
    fake = types.FunctionType(function.__code__, spaces, closure=closure, argdefs=function.__defaults__)
    fake.__kwdefaults__ = function.__kwdefaults__
    return fake


def _to_string(value):
    if type(value) is _Name:
        text = value.__text__
        for name, object in value.__extra__.items():
            if name.startswith('__annotationlib_name_'):
                text = text.replace(name, type_repr(object))
        return text
    if isinstance(value, str):
        return value
    return type_repr(value)


def call_evaluate_function(evaluate, format, *, owner=None):
    """Call the evaluate function of a type alias, a bound or a default."""
    return call_annotate_function(evaluate, format, owner=owner, _is_evaluate=True)


def call_annotate_function(annotate, format, *, owner=None, _is_evaluate=False):
    """Call an annotate function for any format, whichever it knows itself."""
    if format == Format.VALUE_WITH_FAKE_GLOBALS:
        raise ValueError('The VALUE_WITH_FAKE_GLOBALS format is for internal use only')
    try:
        return annotate(format)
    except NotImplementedError:
        pass
    if format == Format.VALUE:
        raise ValueError(f'Invalid format: {format!r}')
    function = annotate
    bound = ()
    if isinstance(annotate, functools.partial):
        function = annotate.func
    if isinstance(function, types.MethodType):
        bound, function = (function.__self__,), function.__func__
    if not isinstance(function, types.FunctionType):
        # An object that knows values only.
        result = annotate(Format.VALUE)
        if format == Format.STRING:
            return annotations_to_string(result) if not _is_evaluate else type_repr(result)
        return result
    if format == Format.STRING:
        fake = _with_fakes(function, lambda name, known: _Name(name), lambda name, cell: types.CellType(_Name(name)), owner, True)
        result = fake(*bound, Format.VALUE_WITH_FAKE_GLOBALS)
        if _is_evaluate:
            return _to_string(result)
        return {key: _to_string(value) for key, value in result.items()}
    if format == Format.FORWARDREF:
        try:
            return annotate(*(), Format.VALUE_WITH_FAKE_GLOBALS if not bound else Format.VALUE)
        except Exception:
            pass
        return _forward(function, bound, owner, _is_evaluate)
    raise ValueError(f'Invalid format: {format!r}')


def _forward(function, bound, owner, is_evaluate):
    builtin = vars(builtins)
    classdict = {}
    for name, cell in zip(function.__code__.co_freevars, function.__closure__ or ()):
        if name == '__classdict__':
            try:
                classdict = cell.cell_contents
            except ValueError:
                pass

    def missing(name, known):
        if name in known or name in builtin or name in classdict:
            return None
        return _Name(name)

    def cell_or_fake(name, cell):
        try:
            cell.cell_contents
        except ValueError:
            return types.CellType(_Name(name, cell=cell))
        return cell

    result = _with_fakes(function, missing, cell_or_fake, owner, False)(*bound, Format.VALUE_WITH_FAKE_GLOBALS)
    cells = dict(zip(function.__code__.co_freevars, function.__closure__ or ()))

    def convert(value):
        if type(value) is _Name:
            ref = ForwardRef(value.__text__, owner=owner, is_class=isinstance(owner, type))
            ref.__globals__ = function.__globals__
            ref.__cell__ = value.__cell__ or cells or None
            ref.__extra_names__ = value.__extra__ or None
            return ref
        if isinstance(value, types.GenericAlias):
            return types.GenericAlias(value.__origin__, tuple(convert(a) for a in value.__args__))
        if isinstance(value, types.UnionType):
            return types.UnionType[tuple(convert(a) for a in value.__args__)]
        if hasattr(value, 'copy_with') and hasattr(value, '__args__'):
            return value.copy_with(tuple(convert(a) for a in value.__args__))
        return value
    return convert(result) if is_evaluate else {key: convert(value) for key, value in result.items()}


def get_annotate_from_class_namespace(namespace, /):
    """The annotate function of a class that is being made, or None."""
    return namespace.get('__annotate_func__', namespace.get('__annotate__'))


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=Format.VALUE):
    """The annotations of a function, class or module, as a new dict."""
    if eval_str and format != Format.VALUE:
        raise ValueError('eval_str=True is only supported with format=Format.VALUE')
    format = Format(format) if format in (1, 2, 3, 4) else format
    if format == Format.VALUE:
        ann = _annotations_of(obj)
        if ann is None:
            ann = _call_annotate(obj, format)
    elif format == Format.FORWARDREF:
        try:
            ann = _annotations_of(obj)
        except Exception:
            ann = None
        if ann is None:
            ann = _call_annotate(obj, format)
            if ann is None:
                ann = _annotations_of(obj)
    elif format == Format.STRING:
        ann = _call_annotate(obj, format)
        if ann is None:
            ann = _annotations_of(obj)
            if ann is not None:
                ann = annotations_to_string(ann)
    elif format == Format.VALUE_WITH_FAKE_GLOBALS:
        raise ValueError('The VALUE_WITH_FAKE_GLOBALS format is for internal use only')
    else:
        raise ValueError(f'Unsupported format {format!r}')
    if ann is None:
        if isinstance(obj, type) or callable(obj):
            return {}
        raise TypeError(f'{obj!r} does not have annotations')
    if not ann:
        return {}
    if not eval_str:
        return dict(ann)
    if globals is None or locals is None:
        if isinstance(obj, type):
            module = sys.modules.get(obj.__module__)
            own_globals, own_locals, unwrap = getattr(module, '__dict__', None), dict(vars(obj)), obj
        elif isinstance(obj, types.ModuleType):
            own_globals, own_locals, unwrap = obj.__dict__, None, None
        else:
            unwrap = obj
            own_locals = None
            own_globals = None
        while unwrap is not None:
            if hasattr(unwrap, '__wrapped__'):
                unwrap = unwrap.__wrapped__
            elif isinstance(unwrap, functools.partial):
                unwrap = unwrap.func
            else:
                break
        if own_globals is None:
            own_globals = getattr(unwrap, '__globals__', None)
        globals = own_globals if globals is None else globals
        locals = own_locals if locals is None else locals
    locals = dict(locals) if locals else {}
    for param in getattr(obj, '__type_params__', ()):
        locals.setdefault(param.__name__, param)
    return {key: value if not isinstance(value, str) else eval(value, globals, locals) for key, value in ann.items()}


def _annotations_of(obj):
    ann = getattr(obj, '__annotations__', None)
    if ann is None:
        return None
    if not isinstance(ann, dict):
        raise ValueError(f'{obj!r}.__annotations__ is neither a dict nor None')
    return ann


def _call_annotate(obj, format):
    annotate = getattr(obj, '__annotate__', None)
    if annotate is None:
        return None
    ann = call_annotate_function(annotate, format, owner=obj)
    if not isinstance(ann, dict):
        raise ValueError(f'{obj!r}.__annotate__ returned a non-dict')
    return ann


def type_repr(value):
    """A value of an annotation as text."""
    if isinstance(value, (type, types.FunctionType, types.BuiltinFunctionType)):
        if value.__module__ == 'builtins':
            return value.__qualname__
        return f'{value.__module__}.{value.__qualname__}'
    if value is ...:
        return '...'
    return repr(value)


def annotations_to_string(annotations):
    """Annotations that are values as text, as far as that can be told from them."""
    return {name: value if isinstance(value, str) else type_repr(value) for name, value in annotations.items()}
