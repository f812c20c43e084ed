# SPDX-License-Identifier: MIT
"""The classes of syntax trees, trees from what the compiler tells, and rows of trees for the compiler."""

# Nothing is changed after the module is made.

import re as _re

PyCF_ONLY_AST = 0x400
PyCF_TYPE_COMMENTS = 0x1000
PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000
PyCF_OPTIMIZED_AST = 0x8400

# A line for each kind of node: its name and its subclasses with their fields; * means a list, ? that it may be None.
_GRAMMAR = """
mod: Module(stmt* body, type_ignore* type_ignores) Interactive(stmt* body) Expression(expr body)
 FunctionType(expr* argtypes, expr returns)
stmt: FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns,
 string? type_comment, type_param* type_params) AsyncFunctionDef(identifier name, arguments args, stmt* body,
 expr* decorator_list, expr? returns, string? type_comment, type_param* type_params) ClassDef(identifier name,
 expr* bases, keyword* keywords, stmt* body, expr* decorator_list, type_param* type_params) Return(expr? value)
 Delete(expr* targets) Assign(expr* targets, expr value, string? type_comment) TypeAlias(expr name,
 type_param* type_params, expr value) AugAssign(expr target, operator op, expr value) AnnAssign(expr target,
 expr annotation, expr? value, int simple) For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
 AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment) While(expr test, stmt* body,
 stmt* orelse) If(expr test, stmt* body, stmt* orelse) With(withitem* items, stmt* body, string? type_comment)
 AsyncWith(withitem* items, stmt* body, string? type_comment) Match(expr subject, match_case* cases) Raise(expr? exc,
 expr? cause) Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody) TryStar(stmt* body,
 excepthandler* handlers, stmt* orelse, stmt* finalbody) Assert(expr test, expr? msg) Import(alias* names)
 ImportFrom(identifier? module, alias* names, int? level) Global(identifier* names) Nonlocal(identifier* names)
 Expr(expr value) Pass() Break() Continue()
expr: BoolOp(boolop op, expr* values) NamedExpr(expr target, expr value) BinOp(expr left, operator op, expr right)
 UnaryOp(unaryop op, expr operand) Lambda(arguments args, expr body) IfExp(expr test, expr body, expr orelse)
 Dict(expr?* keys, expr* values) Set(expr* elts) ListComp(expr elt, comprehension* generators) SetComp(expr elt,
 comprehension* generators) DictComp(expr key, expr value, comprehension* generators) GeneratorExp(expr elt,
 comprehension* generators) Await(expr value) Yield(expr? value) YieldFrom(expr value) Compare(expr left, cmpop* ops,
 expr* comparators) Call(expr func, expr* args, keyword* keywords) FormattedValue(expr value, int conversion,
 expr? format_spec) Interpolation(expr value, constant str, int conversion, expr? format_spec) JoinedStr(expr* values)
 TemplateStr(expr* values) Constant(constant value, string? kind) Attribute(expr value, identifier attr,
 expr_context ctx) Subscript(expr value, expr slice, expr_context ctx) Starred(expr value, expr_context ctx)
 Name(identifier id, expr_context ctx) List(expr* elts, expr_context ctx) Tuple(expr* elts, expr_context ctx)
 Slice(expr? lower, expr? upper, expr? step)
expr_context: Load() Store() Del()
boolop: And() Or()
operator: Add() Sub() Mult() MatMult() Div() Mod() Pow() LShift() RShift() BitOr() BitXor() BitAnd() FloorDiv()
unaryop: Invert() Not() UAdd() USub()
cmpop: Eq() NotEq() Lt() LtE() Gt() GtE() Is() IsNot() In() NotIn()
comprehension: comprehension(expr target, expr iter, expr* ifs, int is_async)
excepthandler: ExceptHandler(expr? type, identifier? name, stmt* body)
arguments: arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr?* kw_defaults, arg? kwarg,
 expr* defaults)
arg: arg(identifier arg, expr? annotation, string? type_comment)
keyword: keyword(identifier? arg, expr value)
alias: alias(identifier name, identifier? asname)
withitem: withitem(expr context_expr, expr? optional_vars)
match_case: match_case(pattern pattern, expr? guard, stmt* body)
pattern: MatchValue(expr value) MatchSingleton(constant value) MatchSequence(pattern* patterns) MatchMapping(expr* keys,
 pattern* patterns, identifier? rest) MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs,
 pattern* kwd_patterns) MatchStar(identifier? name) MatchAs(pattern? pattern, identifier? name)
 MatchOr(pattern* patterns)
type_ignore: TypeIgnore(int lineno, string tag)
type_param: TypeVar(identifier name, expr? bound, expr? default_value) ParamSpec(identifier name, expr? default_value)
 TypeVarTuple(identifier name, expr? default_value)
"""

_PLACED = {"stmt", "expr", "excepthandler", "arg", "keyword", "alias", "pattern", "type_param"}


class _FieldTypes:
    """The types of a class's fields, as found by their names in the grammar."""

    def __get__(self, node, cls):
        types = {"identifier": str, "string": str, "int": int, "constant": object}
        found = {}
        for name, kind in cls._kinds:
            type = types.get(kind.rstrip("?*")) or globals()[kind.rstrip("?*")]
            found[name] = list[type] if kind[-1] == "*" else type | None if kind[-1] == "?" else type
        return found


class AST:
    """A node of a syntax tree."""

    _fields = ()
    _attributes = ()
    __match_args__ = ()
    _kinds = ()
    _field_types = _FieldTypes()

    def __init__(self, *args, **kwargs):
        if len(args) > len(self._fields):
            count = len(self._fields)
            raise TypeError(
                f"{type(self).__name__} constructor takes at most {count} positional argument{'s' * (count != 1)}"
            )
        for name, value in zip(self._fields, args):
            if name in kwargs:
                raise TypeError(f"{type(self).__name__} got multiple values for argument {name!r}")
            setattr(self, name, value)
        for name, value in kwargs.items():
            if name not in self._fields and name not in self._attributes:
                _warn(self, f"got an unexpected keyword argument {name!r}. "
                      "Support for arbitrary keyword arguments is deprecated and will be removed in Python 3.15.")
            setattr(self, name, value)
        for name, kind in self._kinds[len(args):]:
            if name not in kwargs:
                if kind[-1] == "*":
                    setattr(self, name, [])
                elif kind == "expr_context":
                    setattr(self, name, _singleton("Load"))
                elif kind[-1] != "?":
                    _warn(self, f"missing 1 required positional argument: {name!r}. "
                          "This will become an error in Python 3.15.")

    def __replace__(self, /, **changes):
        names = self._fields + self._attributes
        for name in changes:
            if name not in names and name not in vars(self):
                raise TypeError(f"{type(self).__name__}.__replace__ got an unexpected keyword argument {name!r}.")
        values = {name: value for name in names if (value := getattr(self, name, self)) is not self}
        values |= vars(self) | changes
        for name, kind in self._kinds:
            if name not in values and kind[-1] not in "?*" and kind != "expr_context":
                raise TypeError(f"{type(self).__name__}.__replace__ missing 1 keyword argument: {name!r}.")
        return type(self)(**values)

    def __reduce__(self):
        rest = dict(vars(self))
        values = []
        for name in self._fields:
            if name not in rest:
                break
            values.append(rest.pop(name))
        return type(self), tuple(values), rest

    def __repr__(self):
        return _shown(self, 3)


def _warn(node, text):
    import warnings

    warnings.warn(f"{type(node).__name__}.__init__ {text}", DeprecationWarning, stacklevel=3)


def _shown(value, depth):
    """A text for a node or a part of it: at most `depth` nodes deep, and of lists only the ends."""
    if isinstance(value, list):
        parts = [_shown(part, depth) for part in (value if len(value) < 3 else (value[0], value[-1]))]
        return f"[{', ..., '.join(parts) if len(value) > 2 else ', '.join(parts)}]"
    if not isinstance(value, AST):
        return repr(value)
    if depth <= 0:
        return f"{type(value).__name__}(...)"
    fields = (f"{name}={_shown(getattr(value, name), depth - 1)}" for name in value._fields if hasattr(value, name))
    return f"{type(value).__name__}({', '.join(fields)})"


def _define():
    names = globals()
    for line in _GRAMMAR.replace("\n ", " ").strip().split("\n"):
        kind, _, rest = line.partition(": ")
        body = {"__module__": "ast", "__doc__": line}
        if kind in _PLACED:
            body |= {"_attributes": ("lineno", "col_offset", "end_lineno", "end_col_offset"),
                     "end_lineno": None, "end_col_offset": None}
        if f"{kind}(" not in rest:
            names[kind] = type(kind, (AST,), body)
        for name, fields in _re.findall(r"(\w+)\((.*?)\)", rest):
            fields = tuple(field.split(" ")[::-1] for field in fields.split(", ") if field)
            own = {field: None for field, type in fields if type[-1] == "?"}
            own |= {"__module__": "ast", "__doc__": f"{name}({', '.join(f'{t} {f}' for f, t in fields)})",
                    "_fields": tuple(field for field, _ in fields), "_kinds": fields}
            own["__match_args__"] = own["_fields"]
            base, own = (AST, body | own) if name == kind else (names[kind], own)
            names[name] = type(name, (base,), own)


_define()
AST.__module__ = "ast"

# ---- From the compiler's text. ----

_TOKEN = _re.compile(r"(?P<open>\w+)\(|(?P<field>\w+)=|(?P<list>\[)|(?P<close>[\])])"
                    r"|<(?P<kind>\w+):(?P<literal>[^>]*)>|(?P<word>-?[\w']+)|, ")
_WORDS = {"None": None, "True": True, "False": False, "Ellipsis": ..., "'u'": "u"}
_LITERALS = {
    "str": lambda text: bytes.fromhex(text).decode("utf-8", "surrogatepass"),
    "bytes": bytes.fromhex,
    "int": lambda text: int(text.partition(":")[2], int(text.partition(":")[0])),
    "float": float,
    "imaginary": lambda text: complex(0, float(text)),
}
_singletons = {}


def _node(name, fields):
    return globals()[name](**fields) if fields or globals()[name]._fields else _singleton(name)


def _singleton(name):
    """The one node of a context or an operator."""
    return _singletons.setdefault(name, globals()[name]())


def _build(text, mode="exec"):
    """The tree that a text describes: what compile() returns with PyCF_ONLY_AST."""
    stack = []  # lists, and pairs of a node's name and its fields
    fields = []  # the name of the field that is being read, for each open node
    for token in _TOKEN.finditer(text):
        what = token.lastgroup
        if what == "open":
            stack.append((token["open"], {}))
            fields.append(None)
            continue
        if what == "field":
            fields[-1] = token["field"]
            continue
        if what == "list":
            stack.append([])
            continue
        if what is None:
            continue
        if what == "close":
            value = stack.pop()
            if isinstance(value, tuple):
                fields.pop()
                value = _node(*value)
        elif what == "literal":
            value = _LITERALS[token["kind"]](token["literal"])
        else:
            word = token["word"]
            value = _WORDS[word] if word in _WORDS else int(word)
        if not stack:
            break
        if isinstance(stack[-1], list):
            stack[-1].append(value)
        else:
            stack[-1][1][fields[-1]] = value
    return Interactive(value.body) if mode == "single" else value


# ---- For the compiler. ----

# The compiler wants a node as a row: its number in its family, its place if it has one, and its fields, lists of nodes
# as lists of rows.  Other threads may change the nodes meanwhile, so everything is read once, and checked in the rows.

_UNTOLD = {"type_comment", "type_ignores"}
_CONTEXTS = "Load", "Store", "Del"
_STORED = {"target", "targets", "optional_vars"}
_FILLED = {"body", "targets", "items", "cases", "names"}
_HARMLESS = {type(None), bool, int, float, complex, str, bytes, type(...)}


def _forms():
    """For each class of nodes its family, its number there, its name, and its fields as (name, type, mark)."""
    forms = {}
    for line in _GRAMMAR.replace("\n ", " ").strip().split("\n"):
        family, _, rest = line.partition(": ")
        for number, (name, fields) in enumerate(_re.findall(r"(\w+)\((.*?)\)", rest)):
            pairs = (field.split(" ") for field in fields.split(", ") if field)
            fields = [(field, type.rstrip("?*"), type.lstrip(type.rstrip("?*"))) for type, field in pairs
                      if field not in _UNTOLD]
            forms[globals()[name]] = family, number, name, fields
    return forms


_forms = _forms()
_numbers = {form[2]: form[1] for form in _forms.values()}


def _form(node, family):
    for kind in type(node).__mro__:
        form = _forms.get(kind)
        if form and form[0] == family:
            return form
    raise TypeError(f"expected some sort of {family}, but got {node!r}")


def _integer(value):
    if not isinstance(value, int):
        raise ValueError(f"invalid integer value: {value!r}")
    if not -0x80000000 <= value <= 0x7FFFFFFF:
        raise OverflowError("Python int too large to convert to C int")
    return int(value)


def _check_constant(value):
    if type(value) is tuple or type(value) is frozenset:
        for part in value:
            _check_constant(part)
    elif type(value) not in _HARMLESS:
        raise TypeError(f"got an invalid type in Constant: {type(value).__name__}")


def _place(node, family):
    place = []
    for name, default in ("lineno", None), ("col_offset", None), ("end_lineno", 0), ("end_col_offset", 1):
        value = getattr(node, name, None)
        if value is None:
            if default is None:
                raise TypeError(f'required field "{name}" missing from {family}')
            value = place[default]
        place.append(_integer(value))
    line, col, end_line, end_col = place
    if line > end_line:
        raise ValueError(f"AST node line range ({line}, {end_line}) is not valid")
    if line < 0 and end_line != line or col < 0 and end_col != col:
        raise ValueError(f"AST node column range ({col}, {end_col}) for line range ({line}, {end_line}) is not valid")
    if line == end_line and col > end_col:
        raise ValueError(f"line {line}, column {col}-{end_col} is not a valid range")
    return place


def _value(node, name, field, type, mark):
    """A field's value, or what it is when it is missing."""
    value = getattr(node, field, _forms)
    if value is _forms:
        if mark[-1:] == "*":
            return []
        if type == "expr_context":
            return _singleton("Load")
        if mark != "?":
            raise TypeError(f'required field "{field}" missing from {name}')
        return None
    if mark[-1:] == "*" and not isinstance(value, list):
        raise TypeError(f'{name} field "{field}" must be a list, not a {value.__class__.__name__}')
    if value is None and not mark and type not in ("constant", "int"):
        raise ValueError(f"field {field!r} is required for {name}")
    return value[:] if mark[-1:] == "*" else value


def _leaf(type, value):
    """The value of a field that is no node with fields; None if it is one."""
    if type == "int":
        return _integer(value)
    if type == "identifier" or type == "string":
        if value is not None and value.__class__ is not str:
            raise TypeError(f"AST {type} must be of type str")
        return value
    if type == "constant":
        _check_constant(value)
        return value
    return _form(value, type)[1]


_LEAVES = {"int", "identifier", "string", "constant", "expr_context", "boolop", "operator", "unaryop", "cmpop"}


def _expected(name, field, context):
    """The context that the expressions in a field of a node must have, which has a context itself."""
    if name in ("List", "Tuple", "Starred"):
        return context
    if name == "Delete":
        return "Del"
    return "Store" if field in _STORED or (name, field) == ("TypeAlias", "name") else "Load"


def _row(node, family, context, out, at, work, checks):
    """Puts the row of a node, whose parts are work to do, where it belongs."""
    row = out[at] = [0]
    if family in _PLACED:
        row += _place(node, family)
    if family in _forms_of_one:
        name, fields = family, _forms_of_one[family]
    else:
        _, row[0], name, fields = _form(node, family)
    checks.append((name, row, len(row), context))
    _parts(node, name, fields, context, row, work)


_forms_of_one = {form[0]: form[3] for form in _forms.values() if form[0] == form[2]}


def _parts(node, name, fields, context, row, work):
    parts = []
    for field, type, mark in fields:
        value = _value(node, name, field, type, mark)
        row.append(value)
        if mark[-1:] != "*":
            if type in _LEAVES:
                row[-1] = _leaf(type, value)
            elif value is not None:
                parts.append((value, type, _expected(name, field, context), row, len(row) - 1))
            continue
        if not value and field in _FILLED and name not in ("Module", "Interactive"):
            raise ValueError(f"empty {field} on {name}")
        for i, part in enumerate(value):
            if type in _LEAVES:
                value[i] = _leaf(type, part)
            elif part is not None:
                parts.append((part, type, _expected(name, field, context), value, i))
            elif mark != "?*":
                what = {"stmt": "statement", "expr": "expression"}.get(type, type)
                raise ValueError(f"None disallowed in {what} list")
    work += parts[::-1]


def _rows(tree, mode):
    """The rows of a tree for compile(); None if it is no node."""
    if not isinstance(tree, AST):
        return None
    name = {"exec": "Module", "eval": "Expression", "single": "Interactive"}[mode]
    if not isinstance(tree, globals()[name]):
        raise TypeError(f"expected {name} node, got {type(tree).__name__}")
    top = []
    work = []
    checks = []
    _parts(tree, name, _forms[globals()[name]][3], "Load", top, work)
    while work:
        _row(*work.pop(), work, checks)
    for name, row, at, context in checks:
        _check_context(name, row, context)
        if name in ("FormattedValue", "Interpolation"):
            row[-1] = _whole_spec(row[-1])
        if name in _CHECKS:
            message = _CHECKS[name](*row[at:])
            if message:
                raise ValueError(message)
    return top[0]


def _copied(tree):
    """What compile() returns for a tree with PyCF_ONLY_AST."""
    import copy

    return copy.deepcopy(tree)


def _check_context(name, row, expected):
    if name in ("Attribute", "Subscript", "Starred", "Name", "List", "Tuple"):
        if _CONTEXTS[row[-1]] != expected:
            raise ValueError(f"expression must have {expected} context but has {_CONTEXTS[row[-1]]} instead")
    elif expected != "Load" and _forms[globals()[name]][0] == "expr":
        raise ValueError(f"expression which can't be assigned to in {expected} context")


def _is(row, *names):
    return row[0] in [_numbers[name] for name in names]


def _check_target(target, what):
    if not _is(target, "Name", "Attribute", "Subscript"):
        raise SystemError(f"invalid node type ({target[0] + 1}) for {what} assignment")


def _check_annotated(target, annotation, value, simple):
    if simple and not _is(target, "Name"):
        raise TypeError("AnnAssign with simple non-Name target")
    _check_target(target, "annotated")


def _check_is_name(target, what):
    if not _is(target, "Name"):
        raise TypeError(what)


def _check_try(body, handlers, orelse, finalbody):
    if not handlers and not finalbody:
        return "Try has neither except handlers nor finalbody"
    if not handlers and orelse:
        return "Try has orelse but no except handlers"


def _check_try_star(body, handlers, orelse, finalbody):
    if any(handler[5] is None for handler in handlers):
        return "TryStar has a handler without a type"
    message = _check_try(body, handlers, orelse, finalbody)
    return message and message.replace("Try", "TryStar")


def _wrapped(part):
    return [_numbers["FormattedValue"], *part[1:5], part, -1, None]


def _check_conversion(conversion):
    if conversion not in (-1, 97, 114, 115):
        raise SystemError(f"Unrecognized conversion character {conversion}")


def _check_string(parts):
    """What is no text and no formatted value becomes one."""
    parts[:] = [part if _is(part, "FormattedValue") or _is_text(part) else _wrapped(part) for part in parts]


def _is_text(row):
    return _is(row, "Constant") and type(row[5]) is str


def _check_template(parts):
    if not all(_is_text(part) or _is(part, "Interpolation") for part in parts):
        return "TemplateStr can only contain Constant and Interpolation nodes"


def _check_interpolation(value, text, conversion, spec):
    if type(text) is not str:
        raise TypeError(f"got an invalid type in Constant: {type(text).__name__}")
    _check_conversion(conversion)


def _whole_spec(spec):
    """A format's row, which is of a JoinedStr for sure."""
    return spec if not spec or _is(spec, "JoinedStr") else [_numbers["JoinedStr"], *spec[1:5], [_wrapped(spec)]]


def _is_number(row, kinds):
    return _is(row, "Constant") and type(row[5]) in kinds


def _is_real(row):
    return _is_number(row, (int, float)) or (
        _is(row, "UnaryOp") and row[5] == _numbers["USub"] and _is_number(row[6], (int, float))
    )


def _check_literal(row, others=()):
    if _is(row, "Constant"):
        if type(row[5]) not in (int, float, complex, str, bytes, *others):
            return "unexpected constant inside of a literal pattern"
    elif not (
        _is(row, "Attribute", "JoinedStr") or _is_real(row)
        or _is(row, "UnaryOp") and row[5] == _numbers["USub"] and _is_number(row[6], (complex,))
        or _is(row, "BinOp") and _is_real(row[5]) and row[6] <= 1 and _is_number(row[7], (complex,))
    ):
        return "patterns may only match literals and attribute lookups"


def _check_star(*patterns):
    if any(_is(pattern, "MatchStar") for pattern in patterns):
        return "can't use MatchStar here"


def _check_name(name, context=0):
    if name in ("None", "True", "False"):
        return f"identifier field can't represent '{name}' constant"


def _check_capture(name):
    if name == "_":
        return "can't capture name '_' in patterns"
    return _check_name(name)


def _check_mapping(keys, patterns, rest):
    if len(keys) != len(patterns):
        return "MatchMapping doesn't have the same number of keys as patterns"
    wrong = next(filter(None, (_check_literal(key, (bool, type(None))) for key in keys)), None)
    return wrong or _check_capture(rest) or _check_star(*patterns)


def _check_class(cls, patterns, names, named):
    if len(names) != len(named):
        return "MatchClass doesn't have the same number of keyword attributes as patterns"
    while _is(cls, "Attribute"):
        cls = cls[5]
    if not _is(cls, "Name"):
        return "MatchClass cls field can only contain Name or Attribute nodes."
    return _check_star(*patterns, *named)


def _check_as(pattern, name):
    if pattern and not name:
        return "MatchAs must specify a target name if a pattern is given"
    return _check_capture(name) or (pattern and _check_star(pattern))


def _check_arguments(posonly, plain, vararg, kwonly, kw_defaults, kwarg, defaults):
    if len(defaults) > len(posonly) + len(plain):
        return "more positional defaults than args on arguments"
    if len(kwonly) != len(kw_defaults):
        return "length of kwonlyargs is not the same as kw_defaults on arguments"


_CHECKS = {
    "AnnAssign": _check_annotated,
    "AugAssign": lambda target, op, value: _check_target(target, "augmented"),
    "BoolOp": lambda op, values: len(values) < 2 and "BoolOp with less than 2 values",
    "Compare": lambda left, ops, others: (
        "Compare with no comparators" if not others
        else len(ops) != len(others) and "Compare has a different number of comparators and operands"),
    "Dict": lambda keys, values: len(keys) != len(values) and "Dict doesn't have the same number of keys as values",
    "FormattedValue": lambda value, conversion, spec: _check_conversion(conversion),
    "ImportFrom": lambda module, names, level: level and level < 0 and "Negative ImportFrom level",
    "Interpolation": _check_interpolation,
    "JoinedStr": _check_string,
    "MatchAs": _check_as,
    "MatchClass": _check_class,
    "MatchMapping": _check_mapping,
    "MatchOr": lambda patterns: (
        "MatchOr requires at least 2 patterns" if len(patterns) < 2 else _check_star(*patterns)),
    "MatchSingleton": lambda value: (
        not any(value is one for one in (None, True, False))
        and "MatchSingleton can only contain True, False and None"),
    "MatchStar": _check_capture,
    "MatchValue": _check_literal,
    "Name": _check_name,
    "NamedExpr": lambda target, value: _check_is_name(target, "NamedExpr target must be a Name"),
    "Raise": lambda exc, cause: cause and not exc and "Raise with cause but no exception",
    "TemplateStr": _check_template,
    "Try": _check_try,
    "TryStar": _check_try_star,
    "TypeAlias": lambda name, params, value: _check_is_name(name, "TypeAlias with non-Name name"),
    "arguments": _check_arguments,
    "match_case": lambda pattern, guard, body: _check_star(pattern),
}
for _name in "ListComp", "SetComp", "GeneratorExp", "DictComp":
    _CHECKS[_name] = lambda *fields: not fields[-1] and "comprehension with no generators"
