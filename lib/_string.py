# SPDX-License-Identifier: MIT
"""The parts of format strings, as str.format() reads them."""


def formatter_parser(format_string):
    """Iterate over (literal text, field name, format spec, conversion); the last three may be None."""
    if not isinstance(format_string, str):
        raise TypeError(f"expected str, got {type(format_string).__name__}")
    return _parts(format_string)


def formatter_field_name_split(field_name):
    """(what a field name begins with, an iterator over (is attribute, name or index) for the rest)."""
    if not isinstance(field_name, str):
        raise TypeError(f"expected str, got {type(field_name).__name__}")
    end = _first_of(field_name, 0)
    first = field_name[:end]
    return int(first) if first.isdigit() else first, _accesses(field_name[end:])


def _first_of(text, start):
    """Where the first '.' or '[' is, or the end."""
    return min((i for i in (text.find(".", start), text.find("[", start)) if i >= 0), default=len(text))


def _accesses(rest):
    while rest:
        if rest[0] == ".":
            end = _first_of(rest, 1)
            key = rest[1:end]
        elif rest[0] == "[":
            end = rest.find("]") + 1
            if end == 0:
                raise ValueError("Missing ']' in format string")
            key = rest[1:end - 1]
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if not key:
            raise ValueError("Empty attribute in format string")
        is_attribute = rest[0] == "."
        yield is_attribute, int(key) if not is_attribute and key.isdigit() else key
        rest = rest[end:]


def _parts(format_string):
    """The parts of a format: (text, field name, spec, conversion)."""
    i, n = 0, len(format_string)
    text = []
    while i < n:
        c = format_string[i]
        i += 1
        if c not in "{}":
            text.append(c)
            continue
        if format_string[i:i + 1] == c:
            text.append(c)
            i += 1
            yield "".join(text), None, None, None
            text = []
            continue
        if c == "}":
            raise ValueError("Single '}' encountered in format string")
        if i == n:
            raise ValueError("Single '{' encountered in format string")
        start, depth, bracket = i, 1, False
        name_end = None
        while i < n:
            c = format_string[i]
            if name_end is None and c == "[":
                bracket = True
            elif name_end is None and c == "]":
                bracket = False
            elif not bracket and name_end is None and c in ":!":
                name_end = i
            elif c == "{" and not bracket:
                depth += 1
            elif c == "}" and not bracket:
                depth -= 1
                if depth == 0:
                    break
            i += 1
        else:
            raise ValueError("expected '}' before end of string")
        end = i
        i += 1
        field, conversion, spec = format_string[start:end if name_end is None else name_end], None, ""
        if name_end is not None:
            rest = format_string[name_end:end]
            if rest[0] == "!":
                if len(rest) < 2:
                    raise ValueError("unmatched '{' in format spec")
                conversion, rest = rest[1], rest[2:]
                if rest and rest[0] != ":":
                    raise ValueError("expected ':' after conversion specifier")
            spec = rest[1:]
        yield "".join(text), field, spec, conversion
        text = []
    if text:
        yield "".join(text), None, None, None
