# SPDX-License-Identifier: MIT
"""Warnings, and filters that decide what becomes of them."""

# A list of filters is replaced, never changed in place, so that a thread that walks it sees one of its states; the lock
# is held from reading to replacing it.  With sys.flags.context_aware_warnings, as by default, catch_warnings has filters
# of its own in the context, so that threads and tasks don't meddle with each other's; else it changes them for all.

import sys
from _contextvars import ContextVar
from _thread import RLock
from types import GenericAlias

__all__ = ["catch_warnings", "deprecated", "filterwarnings", "formatwarning", "resetwarnings", "showwarning",
           "simplefilter", "warn", "warn_explicit"]

defaultaction = "default"
onceregistry = {}
filters = [
    ("default", None, DeprecationWarning, "__main__", 0),
    ("ignore", None, DeprecationWarning, None, 0),
    ("ignore", None, PendingDeprecationWarning, None, 0),
    ("ignore", None, ImportWarning, None, 0),
    ("ignore", None, ResourceWarning, None, 0),
]
_version = 1
_lock = RLock()
_context = ContextVar("warnings_context", default=None)  # a _Caught, or None outside of all
_ACTIONS = ("error", "ignore", "always", "all", "default", "module", "once")


class WarningMessage:
    """What is known of a warning."""

    _WARNING_DETAILS = ("message", "category", "filename", "lineno", "file", "line", "source")

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (f"{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r}, "
                f"lineno : {self.lineno}, line : {self.line!r}}}")

    def __repr__(self):
        return f"<{type(self).__qualname__} {self}>"


class _Caught:
    """What holds inside a catch_warnings."""

    __slots__ = "filters", "log", "showwarning"

    def __init__(self, filters, log, showwarning):
        self.filters = filters
        self.log = log  # None: warnings are shown
        self.showwarning = showwarning  # as it was at the beginning: another one goes before the log


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Write a warning to a file; the default is sys.stderr."""
    _show(WarningMessage(message, category, filename, lineno, file, line))


def formatwarning(message, category, filename, lineno, line=None):
    """Return the text of a warning."""
    return _format(WarningMessage(message, category, filename, lineno, None, line))


_original_showwarning = showwarning
_original_formatwarning = formatwarning


def _format(msg):
    text = f"{msg.filename}:{msg.lineno}: {msg.category.__name__}: {msg.message}\n"
    line = msg.line
    if line is None:
        try:
            import linecache
            line = linecache.getline(msg.filename, msg.lineno)
        except Exception:
            line = None
    if line:
        text += f"  {line.strip()}\n"
    return text


def _show(msg):
    file = sys.stderr if msg.file is None else msg.file
    if file is None:
        return
    if formatwarning is _original_formatwarning:
        text = _format(msg)
    else:
        text = formatwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.line)
    try:
        file.write(text)
    except OSError:
        pass


def _showwarnmsg(msg):
    caught = _context.get()
    if caught is not None and caught.log is not None and showwarning is caught.showwarning:
        caught.log.append(msg)
        return
    if showwarning is _original_showwarning:
        _show(msg)
        return
    if not callable(showwarning):
        raise TypeError("warnings.showwarning() must be set to a function or method")
    showwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)


_showwarnmsg_impl = _show


def _filters_mutated():
    global _version
    with _lock:
        _version += 1


def _get_filters():
    caught = _context.get()
    return filters if caught is None else caught.filters


def _set_filters(new):
    global filters
    caught = _context.get()
    if caught is None:
        filters = new
    else:
        caught.filters = new
    _filters_mutated()


def _add_filter(*item, append):
    with _lock:
        old = _get_filters()
        if not append:
            _set_filters([item, *(f for f in old if f != item)])
        elif item not in old:
            _set_filters([*old, item])


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Put a filter in front (or at the end): message and module are regular expressions."""
    if action not in _ACTIONS:
        raise ValueError(f"invalid action: {action!r}")
    if not isinstance(message, str):
        raise TypeError("message must be a string")
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError("category must be a Warning subclass")
    if not isinstance(module, str):
        raise TypeError("module must be a string")
    if not isinstance(lineno, int):
        raise TypeError("lineno must be an int")
    if lineno < 0:
        raise ValueError("lineno must be an int >= 0")
    if message or module:
        import re
        message = re.compile(message, re.I) if message else None
        module = re.compile(module) if module else None
    _add_filter(action, message or None, category, module or None, lineno, append=append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Put a filter in front (or at the end) for all modules and messages."""
    if action not in _ACTIONS:
        raise ValueError(f"invalid action: {action!r}")
    if not isinstance(lineno, int):
        raise TypeError("lineno must be an int")
    if lineno < 0:
        raise ValueError("lineno must be an int >= 0")
    _add_filter(action, None, category, None, lineno, append=append)


def resetwarnings():
    """Drop all filters."""
    with _lock:
        _set_filters([])


def _matches(pattern, text):
    return pattern is None or (pattern == text if isinstance(pattern, str) else pattern.match(text) is not None)


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    """Issue a warning, from the caller's place or stacklevel frames above."""
    if isinstance(message, Warning):
        category = message.__class__
    elif category is None:
        category = UserWarning
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    if not isinstance(skip_file_prefixes, tuple):
        raise TypeError("skip_file_prefixes must be a tuple of strs.")
    filename, lineno, module_globals = "<sys>", 0, sys.__dict__
    try:
        frame = sys._getframe(1)
        for _ in range(max(stacklevel, 2 if skip_file_prefixes else 1) - 1):
            frame = frame.f_back
            while frame is not None and skip_file_prefixes and frame.f_code.co_filename.startswith(skip_file_prefixes):
                frame = frame.f_back
            if frame is None:
                break
        if frame is not None:
            filename, lineno, module_globals = frame.f_code.co_filename, frame.f_lineno, frame.f_globals
    except (AttributeError, ValueError):
        pass
    module = module_globals.get("__name__", "<string>")
    registry = module_globals.setdefault("__warningregistry__", {})
    warn_explicit(message, category, filename, lineno, module, registry, module_globals, source)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    """Issue a warning for a given place."""
    lineno = int(lineno)
    if module is None:
        module = filename or "<unknown>"
        module = module.removesuffix(".py")
    if registry is None:
        registry = {}
    if registry.get("version", 0) != _version:
        registry.clear()
        registry["version"] = _version
    if isinstance(message, Warning):
        text = str(message)
        category = message.__class__
    else:
        text = message
        message = category(message)
    key = (text, category, lineno)
    if registry.get(key):
        return
    for action, pattern, kind, where, line in _get_filters():
        if (_matches(pattern, text) and issubclass(category, kind) and _matches(where, module)
                and line in (0, lineno)):
            break
    else:
        action = defaultaction
    if action == "ignore":
        return
    if action == "error":
        raise message
    if action == "once":
        registry[key] = 1
        if onceregistry.setdefault((text, category), key) is not key:
            return
    elif action == "module":
        registry[key] = 1
        if registry.setdefault((text, category, 0), key) is not key:
            return
    elif action == "default":
        registry[key] = 1
    elif action not in ("always", "all"):
        raise RuntimeError(f"Unrecognized action ({action!r}) in warnings.filters:\n {action}")
    _showwarnmsg(WarningMessage(message, category, filename, lineno, source=source))


def _warn_unawaited_coroutine(coro):
    """Warn of a coroutine that nobody awaited, and tell where it was made: the runtime calls this if it knows that."""
    import linecache
    text = f"coroutine '{coro.__qualname__}' was never awaited\nCoroutine created at (most recent call last)"
    for file, number, function in reversed(coro.cr_origin):
        text += f'\n  File "{file}", line {number}, in {function}'
        line = linecache.getline(file, number).strip()
        if line:
            text += "\n    " + line
    warn(text, RuntimeWarning, 2, coro)


def _deprecated(name, message="{name!r} is deprecated and slated for removal in Python {remove}", *, remove,
                _version=sys.version_info):
    """For the library's own modules: warns the caller's caller until the version `remove` comes."""
    version = "%s.%s" % remove
    if _version[:2] > remove or (_version[:2] == remove and _version[3] != "alpha"):
        raise RuntimeError(f"{name!r} was slated for removal after Python {version} alpha")
    warn(message.format(name=name, remove=version), DeprecationWarning, stacklevel=3)


class catch_warnings:
    """A context manager that puts filters and showwarning back; with record=True its value is a list of what is shown."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._module = sys.modules["warnings"] if module is None else module
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        args = ["record=True"] if self._record else []
        if self._module is not sys.modules["warnings"]:
            args.append(f"module={self._module!r}")
        return f"{type(self).__name__}({', '.join(args)})"

    def __enter__(self):
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered = True
        module = self._module
        log = [] if self._record else None
        with _lock:
            self._showwarning = module.showwarning
            if sys.flags.context_aware_warnings:
                outer = _context.get()
                if log is None and outer is not None:
                    caught = _Caught(list(outer.filters), outer.log, outer.showwarning)
                else:
                    caught = _Caught(list(_get_filters()), log, self._showwarning)
                self._token = _context.set(caught)
            else:
                self._saved = module.filters, module._show
                module.filters = list(module.filters)
                if log is not None:
                    module._show = log.append
                    module.showwarning = module._original_showwarning
            module._filters_mutated()
        if self._filter is not None:
            module.simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        module = self._module
        with _lock:
            module.showwarning = self._showwarning
            if sys.flags.context_aware_warnings:
                _context.set(self._token.old_value if self._token.old_value is not self._token.MISSING else None)
            else:
                module.filters, module._show = self._saved
            module._filters_mutated()

    __class_getitem__ = classmethod(GenericAlias)


class deprecated:
    """A decorator: the use of a class or function is warned of."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError(f"Expected an object of type str for 'message', not {type(message).__name__!r}")
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        import functools
        message, category, stacklevel = self.message, self.category, self.stacklevel
        if category is None:
            arg.__deprecated__ = message
            return arg
        if isinstance(arg, type):
            original_new = arg.__new__

            @functools.wraps(original_new)
            def __new__(cls, /, *args, **kwargs):
                if cls is arg:
                    warn(message, category=category, stacklevel=stacklevel + 1)
                if original_new is not object.__new__:
                    return original_new(cls, *args, **kwargs)
                if cls.__init__ is object.__init__ and (args or kwargs):
                    raise TypeError(f"{cls.__name__}() takes no arguments")
                return original_new(cls)

            inherit = arg.__init_subclass__
            function = getattr(inherit, "__func__", None)

            @functools.wraps(inherit)
            def __init_subclass__(cls, /, **kwargs):
                warn(message, category=category, stacklevel=stacklevel + 1)
                return function(cls, **kwargs) if function else super(arg, cls).__init_subclass__(**kwargs)

            arg.__new__ = staticmethod(__new__)
            arg.__init_subclass__ = classmethod(__init_subclass__)
            arg.__deprecated__ = __new__.__deprecated__ = __init_subclass__.__deprecated__ = message
            return arg
        if not callable(arg):
            raise TypeError("@deprecated decorator with non-None category must be applied to a class or callable, "
                            f"not {arg!r}")

        @functools.wraps(arg)
        def wrapper(*args, **kwargs):
            warn(message, category=category, stacklevel=stacklevel + 1)
            return arg(*args, **kwargs)

        arg.__deprecated__ = wrapper.__deprecated__ = message
        return wrapper


def _option_category(name):
    if not name:
        return Warning
    module, dot, name = name.rpartition(".")
    try:
        found = getattr(__import__(module or "builtins", None, None, [name]), name)
    except ImportError:
        raise ValueError(f"invalid module name: {module!r}") from None
    except AttributeError:
        raise ValueError(f"unknown warning category: {name!r}") from None
    if not isinstance(found, type) or not issubclass(found, Warning):
        raise ValueError(f"invalid warning category: {name!r}")
    return found


def _option(text):
    """One -W option: action:message:category:module:line."""
    parts = text.split(":")
    if len(parts) > 5:
        raise ValueError(f"too many fields (max 5): {text!r}")
    action, message, category, module, line = (part.strip() for part in parts + [""] * (5 - len(parts)))
    if action == "all":
        action = "always"
    names = [name for name in ("default", "error", "ignore", "always", "module", "once") if name.startswith(action)]
    if action and not names:
        raise ValueError(f"invalid action: {action!r}")
    try:
        line = int(line or 0)
        if line < 0:
            raise ValueError
    except ValueError:
        raise ValueError(f"invalid lineno {line!r}") from None
    category = _option_category(category)
    if message or module:
        import re
        message, module = re.escape(message), re.escape(module) + r"\Z" if module else ""
    filterwarnings(names[0], message, category, module, line)


for _text in sys.warnoptions:
    try:
        _option(_text)
    except ValueError as _error:
        print("Invalid -W option ignored:", _error, file=sys.stderr)
