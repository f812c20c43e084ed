# SPDX-License-Identifier: MIT
"""Constants of characters, capwords(), and two ways to fill in templates: Formatter and Template."""

import _string

__all__ = ["ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits",
           "printable", "punctuation", "whitespace", "Formatter", "Template"]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = ascii_lowercase.upper()
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
octdigits = digits[:8]
hexdigits = digits + "abcdefABCDEF"
punctuation = "".join(c for c in map(chr, range(33, 127)) if not c.isalnum())
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Capitalize each word, and join them by sep (default: by one space)."""
    return (sep or " ").join(map(str.capitalize, s.split(sep)))


class _Scope:
    """Looks into two mappings, the first first."""

    def __init__(self, *maps):
        self.maps = maps

    def __getitem__(self, key):
        for map in self.maps:
            try:
                return map[key]
            except KeyError:
                pass
        raise KeyError(key)


class Template:
    """Text with $name or ${name} where something is to be filled in; $$ is a dollar."""

    delimiter = "$"
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = None  # re.IGNORECASE

    def __init_subclass__(cls):
        super().__init_subclass__()
        cls._compile()

    @classmethod
    def _compile(cls):
        import re
        pattern = cls.__dict__.get("pattern")
        if pattern is None:
            delimiter, bid = re.escape(cls.delimiter), cls.braceidpattern or cls.idpattern
            pattern = (rf"{delimiter}(?:(?P<escaped>{delimiter})|(?P<named>{cls.idpattern})|"
                       rf"{{(?P<braced>{bid})}}|(?P<invalid>))")
        cls.pattern = re.compile(pattern, re.IGNORECASE | re.VERBOSE if cls.flags is None else cls.flags | re.VERBOSE)
        return cls.pattern

    def __init__(self, template):
        self.template = template

    def _parts(self):
        pattern = type(self).__dict__.get("pattern") or type(self)._compile()
        return pattern

    def _invalid(self, mo):
        at = mo.start("invalid")
        lines = self.template[:at].splitlines(keepends=True)
        if not lines:
            column, line = 1, 1
        else:
            column, line = at - len("".join(lines[:-1])), len(lines)
        raise ValueError("Invalid placeholder in string: line %d, col %d" % (line, column))

    def _fill(self, mapping, kws, safe):
        if mapping is None:
            mapping = kws
        elif kws:
            mapping = _Scope(kws, mapping)

        def convert(mo):
            named = mo.group("named") or mo.group("braced")
            if named is not None:
                if not safe:
                    return str(mapping[named])
                try:
                    return str(mapping[named])
                except KeyError:
                    return mo.group()
            if mo.group("escaped") is not None:
                return self.delimiter
            if mo.group("invalid") is not None:
                if safe:
                    return mo.group()
                self._invalid(mo)
            raise ValueError("Unrecognized named group in pattern", self._parts())
        return self._parts().sub(convert, self.template)

    def substitute(self, mapping=None, /, **kws):
        """Fill in all names.  KeyError, ValueError."""
        return self._fill(mapping, kws, False)

    def safe_substitute(self, mapping=None, /, **kws):
        """Fill in the names that are there, and leave the rest as it is."""
        return self._fill(mapping, kws, True)

    def is_valid(self):
        """Is every delimiter followed by something that makes sense?"""
        return all(mo.group("invalid") is None for mo in self._parts().finditer(self.template))

    def get_identifiers(self):
        """The names, in the order in which they first appear."""
        names = (mo.group("named") or mo.group("braced") for mo in self._parts().finditer(self.template))
        return list(dict.fromkeys(n for n in names if n is not None))


class Formatter:
    """What str.format() does, in steps that a subclass can change."""

    def format(self, format_string, /, *args, **kwargs):
        """Fill in the fields."""
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        """The same with a tuple and a dict."""
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used, depth, auto=0):
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal, field, spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if field is None:
                continue
            first = field[:min((i for i in (field.find("."), field.find("[")) if i >= 0), default=len(field))]
            if first == "":
                if auto is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                field = str(auto) + field
                auto += 1
            elif first.isdigit():
                if auto:
                    raise ValueError("cannot switch from automatic field numbering to manual field specification")
                auto = False
            obj, arg_used = self.get_field(field, args, kwargs)
            used.add(arg_used)
            obj = self.convert_field(obj, conversion)
            spec, auto = self._vformat(spec, args, kwargs, used, depth - 1, auto)
            result.append(self.format_field(obj, spec))
        return "".join(result), auto

    def get_value(self, key, args, kwargs):
        """The argument for a number or a name."""
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        """For subclasses."""

    def format_field(self, value, format_spec):
        """The value as text."""
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        """Apply !s, !r or !a."""
        if conversion is None:
            return value
        try:
            return {"s": str, "r": repr, "a": ascii}[conversion](value)
        except KeyError:
            raise ValueError(f"Unknown conversion specifier {conversion!s}") from None

    def parse(self, format_string):
        """The parts of a format: (text, field name, spec, conversion)."""
        return _string.formatter_parser(format_string)

    def get_field(self, field_name, args, kwargs):
        """(the object that a field name stands for, the argument that it begins with)"""
        first, rest = _string.formatter_field_name_split(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attribute, key in rest:
            obj = getattr(obj, key) if is_attribute else obj[key]
        return obj, first
