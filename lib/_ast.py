# SPDX-License-Identifier: MIT
"""The classes of syntax trees, and trees from what the compiler tells."""

# Nothing is changed after the module is made.

import re

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


class AST:
    """A node of a syntax tree."""

    _fields = ()
    _attributes = ()
    __match_args__ = ()
    _kinds = ()

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
            setattr(self, name, value)
        for name, kind in self._kinds[len(args):]:
            if name not in kwargs:
                if kind[-1] == "*":
                    setattr(self, name, [])
                elif kind == "expr_context":
                    setattr(self, name, Load())

    def __reduce__(self):
        return type(self), (), self.__dict__

    def __repr__(self):
        return _shown(self, 3)


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
        for name, fields in re.findall(r"(\w+)\((.*?)\)", rest):
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

_TOKEN = re.compile(r"(?P<open>\w+)\(|(?P<field>\w+)=|(?P<list>\[)|(?P<close>[\])])"
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
    if fields or globals()[name]._fields:
        return globals()[name](**fields)
    return _singletons.setdefault(name, globals()[name]())  # contexts and operators


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
