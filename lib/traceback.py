# SPDX-License-Identifier: MIT
"""Tracebacks: taking them apart, and writing them as the interpreter does."""

# Everything works on what it is given; a frame of another thread may move on meanwhile.

import linecache
import sys
from _traceback import marked_lines, source as _source_of

__all__ = ["FrameSummary", "StackSummary", "TracebackException", "clear_frames", "extract_stack", "extract_tb",
           "format_exc", "format_exception", "format_exception_only", "format_list", "format_stack", "format_tb",
           "print_exc", "print_exception", "print_last", "print_list", "print_stack", "print_tb", "walk_stack",
           "walk_tb"]

_MISSING = object()
_REPEATS = 3
_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"

# ---- Stacks. ----


class FrameSummary:
    """One line of a traceback."""

    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno", "name", "locals", "_lines", "_code")

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None,
                 colno=None, end_colno=None, **kwargs):
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self._lines = line
        self._code = kwargs.get("_code")
        if lookup_line:
            self.line
        self.locals = {k: _safe(v, "local", repr) for k, v in locals.items()} if locals else None

    @property
    def _original_lines(self):
        if self._lines is None and self.lineno is not None:
            source = None if self._code is None else _source_of(self._code)
            end = max(self.end_lineno or 0, self.lineno)
            lines = (source.splitlines()[self.lineno - 1:end] if source is not None else
                     [linecache.getline(self.filename, n) for n in range(self.lineno, end + 1)])
            self._lines = "".join([line.rstrip() + "\n" for line in lines])
        return self._lines

    @property
    def line(self):
        """The source line, without white space around it."""
        text = self._original_lines
        return None if text is None else text.partition("\n")[0].strip()

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return tuple(self) == tuple(other) and self.locals == other.locals
        return tuple(self) == other if isinstance(other, tuple) else NotImplemented

    def __getitem__(self, pos):
        return (self.filename, self.lineno, self.name, self.line)[pos]

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __len__(self):
        return 4

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


def _safe(value, what, func=str):
    try:
        return func(value)
    except BaseException:
        return f"<{what} {func.__name__}() failed>"


def walk_stack(f):
    """The frames from f (default: the caller's) to the outermost, with their line numbers."""
    if f is None:
        f = sys._getframe(1)
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    """The frames of a traceback, with their line numbers."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def _positions(code, lasti):
    if lasti < 0 or not hasattr(code, "co_positions"):
        return None, None, None, None
    for i, positions in enumerate(code.co_positions()):
        if i == lasti // 2:
            return positions
    return None, None, None, None


def _walk_tb_positions(tb):
    while tb is not None:
        line, end_line, col, end_col = _positions(tb.tb_frame.f_code, tb.tb_lasti)
        yield tb.tb_frame, (tb.tb_lineno, end_line if line == tb.tb_lineno else None,
                            col if line == tb.tb_lineno else None, end_col)
        tb = tb.tb_next


class StackSummary(list):
    """A list of FrameSummary."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """Make one of pairs of frame and line number."""
        return klass._extract(((f, (lineno, None, None, None)) for f, lineno in frame_gen), limit, lookup_lines,
                              capture_locals)

    @classmethod
    def _extract(klass, frames, limit=None, lookup_lines=True, capture_locals=False):
        if limit is None:
            limit = getattr(sys, "tracebacklimit", None)
            if limit is not None:
                limit = max(limit, 0)
        frames = list(frames)
        if limit is not None:
            frames = frames[:limit] if limit >= 0 else frames[limit:]
        result = klass()
        for f, (lineno, end_lineno, colno, end_colno) in frames:
            code = f.f_code
            linecache.checkcache(code.co_filename)
            linecache.lazycache(code.co_filename, f.f_globals)
            result.append(FrameSummary(code.co_filename, lineno, code.co_name, lookup_line=lookup_lines,
                                       locals=f.f_locals if capture_locals else None, end_lineno=end_lineno,
                                       colno=colno, end_colno=end_colno, _code=code))
        return result

    @classmethod
    def from_list(klass, a_list):
        """Make one of FrameSummary objects or (filename, lineno, name, line)."""
        result = klass()
        for frame in a_list:
            if not isinstance(frame, FrameSummary):
                filename, lineno, name, line = frame
                frame = FrameSummary(filename, lineno, name, line=line)
            result.append(frame)
        return result

    def format_frame_summary(self, frame):
        """Return the text of one frame."""
        text = f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}\n'
        if frame.colno is None or frame.end_colno is None:
            if line := frame.line:
                text += f"    {line}\n"
        elif (lines := (frame._original_lines or "").rstrip("\n")).strip():
            text += marked_lines(lines + "\n", frame.colno, frame.end_colno)
        for name, value in sorted((frame.locals or {}).items()):
            text += f"    {name} = {value}\n"
        return text

    def format(self):
        """Return a list of texts, one for each frame; repetitions are only counted."""
        result = []
        last = None
        count = 0
        for frame in self:
            key = frame.filename, frame.lineno, frame.name
            if key != last:
                result += self._repeated(count)
                last, count = key, 0
            count += 1
            if count <= _REPEATS:
                result.append(self.format_frame_summary(frame))
        return result + self._repeated(count)

    @staticmethod
    def _repeated(count):
        more = count - _REPEATS
        return [f"  [Previous line repeated {more} more time{'s' if more > 1 else ''}]\n"] if more > 0 else []


# ---- Exceptions. ----


class TracebackException:
    """All that is needed to write an exception, without references to its frames."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False,
                 compact=False, max_group_width=15, max_group_depth=10, save_exc_type=True, _seen=None):
        seen = set() if _seen is None else _seen
        seen.add(id(exc_value))
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self.stack = StackSummary._extract(_walk_tb_positions(exc_traceback), limit, lookup_lines, capture_locals)
        self.exc_type = exc_type if save_exc_type else None
        self._str = _safe(exc_value, "exception")
        self.__notes__ = getattr(exc_value, "__notes__", None)
        self.__suppress_context__ = bool(getattr(exc_value, "__suppress_context__", False))
        name = exc_type.__qualname__
        module = exc_type.__module__
        self._type_name = name if module in ("__main__", "builtins") else f"{module}.{name}"
        self._is_syntax_error = issubclass(exc_type, SyntaxError)
        if self._is_syntax_error:
            for field in ("filename", "lineno", "end_lineno", "text", "offset", "end_offset", "msg"):
                value = getattr(exc_value, field, None)
                setattr(self, field, str(value) if field.endswith("lineno") and value is not None else value)

        self.__cause__ = self.__context__ = self.exceptions = None
        if _seen is not None:
            return

        def of(other):
            return TracebackException(type(other), other, other.__traceback__, limit=limit, lookup_lines=lookup_lines,
                                      capture_locals=capture_locals, max_group_width=max_group_width,
                                      max_group_depth=max_group_depth, _seen=seen)

        # A loop, since chains may be long.  A group always shows its members, but a cause or context only if it has
        # not been met, as a member either.
        queue = [(self, exc_value)]
        while queue:
            made, value = queue.pop()
            for name in ("__cause__", "__context__"):
                other = getattr(value, name, None)
                unwanted = compact and name == "__context__" and (made.__cause__ or made.__suppress_context__)
                if other is not None and id(other) not in seen and not unwanted:
                    setattr(made, name, of(other))
                    queue.append((getattr(made, name), other))
            if isinstance(value, BaseExceptionGroup):
                made.exceptions = [of(member) for member in value.exceptions]
                queue.extend(zip(made.exceptions, value.exceptions))

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """Make one of an exception."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type_str(self):
        return self._type_name

    def __str__(self):
        return self._str

    def __eq__(self, other):
        return self.__dict__ == other.__dict__ if isinstance(other, TracebackException) else NotImplemented

    def format_exception_only(self, *, show_group=False, _depth=0, **kwargs):
        """The lines that name the exception."""
        indent = 3 * _depth * " "
        if self._is_syntax_error:
            for line in self._format_syntax_error():
                yield indent + line
        else:
            lines = f"{self._type_name}: {self._str}" if self._str else self._type_name
            for line in lines.split("\n"):
                yield f"{indent}{line}\n"
        notes = self.__notes__
        if isinstance(notes, (list, tuple)):
            for note in notes:
                for line in _safe(note, "note").split("\n"):
                    yield f"{indent}{line}\n"
        elif notes is not None:
            yield f"{indent}{_safe(notes, '__notes__', repr)}\n"
        if self.exceptions and show_group:
            for e in self.exceptions:
                yield from e.format_exception_only(show_group=True, _depth=_depth + 1)

    def _format_syntax_error(self):
        if self.lineno is not None:
            yield f'  File "{self.filename or "<string>"}", line {self.lineno}\n'
        suffix = f" ({self.filename})" if self.lineno is None and self.filename is not None else ""
        if self.text is not None and self.lineno is not None:
            raw = self.text.rstrip("\n")
            line = raw.lstrip(" \n\f")
            yield f"    {line}\n"
            if self.offset is not None:
                spaces = len(raw) - len(line)
                offset = self.offset
                end = self.end_offset if self.end_offset not in (None, 0) else offset
                if self.end_lineno is not None and self.end_lineno != self.lineno:
                    end = len(raw) + 1
                end = max(min(end, len(raw) + 1), offset + 1)
                col = offset - 1 - spaces
                if col >= 0:
                    blank = "".join(c if c.isspace() else " " for c in line[:col])
                    yield f"    {blank}{'^' * (end - 1 - spaces - col)}\n"
        yield f"{self._type_name}: {self.msg or '<no detail available>'}{suffix}\n"

    def format(self, *, chain=True, _depth=0, _prefix="", **kwargs):
        """The whole text, in pieces that end with a newline."""
        if chain:
            if self.__cause__ is not None:
                yield from self.__cause__.format(chain=chain, _depth=_depth, _prefix=_prefix)
                yield self._indented(_CAUSE, _prefix)
            elif self.__context__ is not None and not self.__suppress_context__:
                yield from self.__context__.format(chain=chain, _depth=_depth, _prefix=_prefix)
                yield self._indented(_CONTEXT, _prefix)
        if self.exceptions is None:
            if self.stack:
                yield self._indented("Traceback (most recent call last):\n", _prefix)
                for text in self.stack.format():
                    yield self._indented(text, _prefix)
            for text in self.format_exception_only():
                yield self._indented(text, _prefix)
            return
        yield from self._format_group(chain, _depth, _prefix)

    @staticmethod
    def _indented(text, prefix):
        return "".join(prefix + line if line.strip() or not prefix else f"{prefix.rstrip()}\n"
                       for line in text.splitlines(True))

    def _format_group(self, chain, depth, prefix):
        if depth > self.max_group_depth:
            yield self._indented(f"... (max_group_depth is {self.max_group_depth})\n", prefix)
            return
        inner = prefix if depth else "  | "
        if self.stack:
            head = "  + " if depth == 0 else prefix
            yield self._indented("Exception Group Traceback (most recent call last):\n", head)
            for text in self.stack.format():
                yield self._indented(text, inner)
        for text in self.format_exception_only():
            yield self._indented(text, inner)
        margin = inner[:-2]
        count = len(self.exceptions)
        shown = min(count, self.max_group_width)
        for i in range(shown + (count > shown)):
            title = str(i + 1) if i < shown else "..."
            lead = f"{margin}+-" if i == 0 else f"{margin}  "
            yield f"{lead}+---------------- {title} ----------------\n"
            child = margin + "  | "
            if i < shown:
                yield from self.exceptions[i].format(chain=chain, _depth=depth + 1, _prefix=child)
            else:
                more = count - shown
                yield f"{child}and {more} more exception{'s' if more > 1 else ''}\n"
        # A group that stands last has closed the frame already.
        if count > shown or self.exceptions[-1].exceptions is None:
            yield f"{margin}  +------------------------------------\n"

    def print(self, *, file=None, chain=True, **kwargs):
        """Write the whole text to a file; the default is sys.stderr."""
        file = sys.stderr if file is None else file
        for text in self.format(chain=chain):
            file.write(text)


# ---- Functions. ----


def _value(exc, value, tb):
    """The two ways to name an exception: itself, or its type, itself and its traceback."""
    if value is _MISSING or tb is _MISSING:
        if value is not _MISSING or tb is not _MISSING:
            raise ValueError("Both or neither of value and tb must be given")
        if exc is not None and not isinstance(exc, BaseException):
            raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
        return exc, exc.__traceback__ if exc is not None else None
    return value, tb


def _lines(exc, value, tb, limit, chain):
    value, tb = _value(exc, value, tb)
    if value is None:
        return ["NoneType: None\n"]
    return list(TracebackException(type(value), value, tb, limit=limit, compact=True).format(chain=chain))


def print_exception(exc, /, value=_MISSING, tb=_MISSING, limit=None, file=None, chain=True, **kwargs):
    """Write an exception and its traceback to a file; the default is sys.stderr."""
    file = sys.stderr if file is None else file
    for text in _lines(exc, value, tb, limit, chain):
        file.write(text)


def format_exception(exc, /, value=_MISSING, tb=_MISSING, limit=None, chain=True, **kwargs):
    """Return what print_exception() writes, as a list."""
    return _lines(exc, value, tb, limit, chain)


def format_exception_only(exc, /, value=_MISSING, *, show_group=False, **kwargs):
    """Return the lines that name an exception."""
    value = exc if value is _MISSING else value
    if value is None:
        return ["NoneType: None\n"]
    return list(TracebackException(type(value), value, None, compact=True).format_exception_only(show_group=show_group))


def print_exc(limit=None, file=None, chain=True):
    """Write the exception that is being handled."""
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    """Return what print_exc() writes."""
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    """Write the last exception that nobody handled."""
    if not hasattr(sys, "last_exc") and not hasattr(sys, "last_value"):
        raise ValueError("no last exception")
    print_exception(sys.last_exc if hasattr(sys, "last_exc") else sys.last_value, limit=limit, file=file, chain=chain)


def extract_tb(tb, limit=None):
    """Return the frames of a traceback as a StackSummary."""
    return StackSummary._extract(_walk_tb_positions(tb), limit)


def extract_stack(f=None, limit=None):
    """Return the frames from the outermost to f (default: the caller's) as a StackSummary."""
    if f is None:
        f = sys._getframe(1)
    stack = StackSummary.extract(walk_stack(f), limit=limit)
    stack.reverse()
    return stack


def format_list(extracted_list):
    """Return the texts of a list of frames."""
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    """Write a list of frames."""
    file = sys.stderr if file is None else file
    for text in format_list(extracted_list):
        file.write(text)


def format_tb(tb, limit=None):
    """Return the texts of the frames of a traceback."""
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    """Write the frames of a traceback."""
    print_list(extract_tb(tb, limit), file)


def format_stack(f=None, limit=None):
    """Return the texts of a stack's frames."""
    return format_list(extract_stack(sys._getframe(1) if f is None else f, limit))


def print_stack(f=None, limit=None, file=None):
    """Write a stack."""
    print_list(extract_stack(sys._getframe(1) if f is None else f, limit), file)


def clear_frames(tb):
    """Clear the local variables of a traceback's frames."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass
        tb = tb.tb_next
