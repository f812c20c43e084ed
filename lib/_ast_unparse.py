# SPDX-License-Identifier: MIT
"""Syntax trees as source text."""

# A writer belongs to the call that made it.

from _ast import *

# Levels of precedence; a part that binds less tightly than its place asks for gets parentheses.
(_NAMED, _TUPLE, _YIELD, _TEST, _OR, _AND, _NOT, _COMPARE, _BITOR, _BITXOR, _BITAND, _SHIFT, _ARITHMETIC, _TERM,
 _FACTOR, _POWER, _AWAIT, _ATOM) = range(18)

_BINARY = {
    Add: ("+", _ARITHMETIC), Sub: ("-", _ARITHMETIC), Mult: ("*", _TERM), MatMult: ("@", _TERM), Div: ("/", _TERM),
    Mod: ("%", _TERM), LShift: ("<<", _SHIFT), RShift: (">>", _SHIFT), BitOr: ("|", _BITOR), BitXor: ("^", _BITXOR),
    BitAnd: ("&", _BITAND), FloorDiv: ("//", _TERM), Pow: ("**", _POWER),
}
_UNARY = {Invert: "~", Not: "not ", UAdd: "+", USub: "-"}
_COMPARING = {Eq: "==", NotEq: "!=", Lt: "<", LtE: "<=", Gt: ">", GtE: ">=", Is: "is", IsNot: "is not", In: "in",
              NotIn: "not in"}
_LONG_QUOTES = ('"""', "'''")
_QUOTES = ("'", '"') + _LONG_QUOTES


def _escaped(text, quotes, whole):
    """The text without its quotes, and those of the quotes that fit.  whole: line ends and tabs are escaped, too."""
    shown = "".join(
        c if c.isprintable() and c != "\\" or not whole and c in "\n\t" else c.encode("unicode_escape").decode("ascii")
        for c in text
    )
    fitting = [q for q in quotes if q not in shown and (len(q) == 3 or "\n" not in shown)]
    if not fitting:
        shown = repr(text)
        return shown[1:-1], [next((q for q in quotes if shown[0] in q), shown[0])]
    if shown:
        fitting.sort(key=lambda q: q[0] == shown[-1])
        if fitting[0][0] == shown[-1]:
            shown = f"{shown[:-1]}\\{shown[-1]}"
    return shown, fitting


class _Writer:
    def __init__(self):
        self.out = []
        self.indent = 0
        self.stars = False

    def text(self, *parts):
        self.out += parts

    def line(self, text):
        if self.out:
            self.out.append("\n")
        self.out += "    " * self.indent, text

    def block(self, body):
        self.out.append(":")
        self.indent += 1
        self.all(body)
        self.indent -= 1

    def all(self, statements):
        for statement in statements:
            self.put(statement)

    def put(self, node, level=_TEST):
        getattr(self, type(node).__name__)(node, level)

    def parens(self, needed, node, write):
        if needed:
            self.text("(")
        write(node)
        if needed:
            self.text(")")

    def row(self, nodes, level=_TEST, between=", "):
        for i, node in enumerate(nodes):
            if i:
                self.text(between)
            self.put(node, level)

    def after(self, word, node, level=_TEST):
        if node is not None:
            self.text(word)
            self.put(node, level)

    def part(self, node, level=_TEST):
        """A node's text alone."""
        out, self.out = self.out, []
        self.put(node, level)
        text, self.out = "".join(self.out), out
        return text

    # ---- Statements. ----

    def Module(self, node, level):
        self.documented(node.body)

    Interactive = Module

    def Expression(self, node, level):
        self.put(node.body)

    def FunctionType(self, node, level):
        self.text("(")
        self.row(node.argtypes)
        self.text(") -> ")
        self.put(node.returns)

    def documented(self, body):
        match body:
            case [Expr(Constant(str() as text, kind)), *rest]:
                shown, quotes = _escaped(text, _LONG_QUOTES, False)
                self.line("u" if kind == "u" else "")
                self.text(quotes[0], shown, quotes[0])
                body = rest
        self.all(body)

    def definition(self, node, word):
        if self.out:
            self.text("\n")
        for decorator in node.decorator_list:
            self.line("@")
            self.put(decorator)
        self.line(word + node.name)
        if node.type_params:
            self.text("[")
            self.row(node.type_params)
            self.text("]")

    def body(self, node):
        self.text(":")
        self.indent += 1
        self.documented(node.body)
        self.indent -= 1

    def FunctionDef(self, node, level, word="def "):
        self.definition(node, word)
        self.text("(")
        self.put(node.args)
        self.text(")")
        self.after(" -> ", node.returns)
        self.body(node)

    def AsyncFunctionDef(self, node, level):
        self.FunctionDef(node, level, "async def ")

    def ClassDef(self, node, level):
        self.definition(node, "class ")
        if node.bases or node.keywords:
            self.text("(")
            self.row(node.bases + node.keywords)
            self.text(")")
        self.body(node)

    def Return(self, node, level):
        self.line("return")
        self.after(" ", node.value)

    def Delete(self, node, level):
        self.line("del ")
        self.row(node.targets)

    def Assign(self, node, level):
        self.line("")
        for target in node.targets:
            self.put(target, _TUPLE)
            self.text(" = ")
        self.put(node.value)

    def TypeAlias(self, node, level):
        self.line("type ")
        self.put(node.name)
        if node.type_params:
            self.text("[")
            self.row(node.type_params)
            self.text("]")
        self.after(" = ", node.value)

    def AugAssign(self, node, level):
        self.line("")
        self.put(node.target)
        self.text(f" {_BINARY[type(node.op)][0]}= ")
        self.put(node.value)

    def AnnAssign(self, node, level):
        self.line("")
        self.parens(not node.simple and isinstance(node.target, Name), node.target, self.put)
        self.after(": ", node.annotation)
        self.after(" = ", node.value)

    def For(self, node, level, word="for "):
        self.line(word)
        self.put(node.target, _TUPLE)
        self.after(" in ", node.iter)
        self.block(node.body)
        self.otherwise("else", node.orelse)

    def AsyncFor(self, node, level):
        self.For(node, level, "async for ")

    def otherwise(self, word, body):
        if body:
            self.line(word)
            self.block(body)

    def While(self, node, level):
        self.line("while ")
        self.put(node.test)
        self.block(node.body)
        self.otherwise("else", node.orelse)

    def If(self, node, level):
        word = "if "
        while True:
            self.line(word)
            self.put(node.test)
            self.block(node.body)
            if len(node.orelse) != 1 or not isinstance(node.orelse[0], If):
                break
            node = node.orelse[0]
            word = "elif "
        self.otherwise("else", node.orelse)

    def With(self, node, level, word="with "):
        self.line(word)
        self.row(node.items)
        self.block(node.body)

    def AsyncWith(self, node, level):
        self.With(node, level, "async with ")

    def withitem(self, node, level):
        self.put(node.context_expr)
        self.after(" as ", node.optional_vars)

    def Match(self, node, level):
        self.line("match ")
        self.put(node.subject)
        self.block(node.cases)

    def match_case(self, node, level):
        self.line("case ")
        self.put(node.pattern)
        self.after(" if ", node.guard)
        self.block(node.body)

    def Raise(self, node, level):
        self.line("raise")
        if not node.exc and node.cause:
            raise ValueError("Node can't be used without a value attribute.")
        self.after(" ", node.exc)
        self.after(" from ", node.cause)

    def Try(self, node, level, stars=False):
        outer, self.stars = self.stars, stars
        self.line("try")
        self.block(node.body)
        self.all(node.handlers)
        self.otherwise("else", node.orelse)
        self.otherwise("finally", node.finalbody)
        self.stars = outer

    def TryStar(self, node, level):
        self.Try(node, level, True)

    def ExceptHandler(self, node, level):
        self.line("except*" if self.stars else "except")
        self.after(" ", node.type)
        if node.name:
            self.text(" as ", node.name)
        self.block(node.body)

    def Assert(self, node, level):
        self.line("assert ")
        self.put(node.test)
        self.after(", ", node.msg)

    def Import(self, node, level):
        self.line("import ")
        self.row(node.names)

    def ImportFrom(self, node, level):
        self.line(f"from {'.' * (node.level or 0)}{node.module or ''} import ")
        self.row(node.names)

    def alias(self, node, level):
        self.text(node.name, f" as {node.asname}" if node.asname else "")

    def Global(self, node, level):
        self.line(f"global {', '.join(node.names)}")

    def Nonlocal(self, node, level):
        self.line(f"nonlocal {', '.join(node.names)}")

    def Expr(self, node, level):
        self.line("")
        self.put(node.value, _YIELD)

    def Pass(self, node, level):
        self.line("pass")

    def Break(self, node, level):
        self.line("break")

    def Continue(self, node, level):
        self.line("continue")

    # ---- Parameters. ----

    def arguments(self, node, level):
        parts = []
        plain = node.posonlyargs + node.args
        defaults = [None] * (len(plain) - len(node.defaults)) + node.defaults
        for i, (one, default) in enumerate(zip(plain, defaults)):
            parts.append(self.parameter("", one, default))
            if i + 1 == len(node.posonlyargs):
                parts.append("/")
        if node.vararg or node.kwonlyargs:
            parts.append(self.parameter("*", node.vararg))
        parts += (self.parameter("", *pair) for pair in zip(node.kwonlyargs, node.kw_defaults))
        if node.kwarg:
            parts.append(self.parameter("**", node.kwarg))
        self.text(", ".join(parts))

    def parameter(self, stars, node, default=None):
        return f"{stars}{self.part(node) if node else ''}{f'={self.part(default)}' if default else ''}"

    def arg(self, node, level):
        self.text(node.arg)
        self.after(": ", node.annotation)

    def keyword(self, node, level):
        self.text("**" if node.arg is None else f"{node.arg}=")
        self.put(node.value)

    def TypeVar(self, node, level):
        self.text(node.name)
        self.after(": ", node.bound)
        self.after(" = ", node.default_value)

    def ParamSpec(self, node, level):
        self.text("**", node.name)
        self.after(" = ", node.default_value)

    def TypeVarTuple(self, node, level):
        self.text("*", node.name)
        self.after(" = ", node.default_value)

    # ---- Expressions. ----

    def BoolOp(self, node, level):
        own = _AND if isinstance(node.op, And) else _OR
        word = " and " if own == _AND else " or "

        def write(node):
            for i, value in enumerate(node.values):
                if i:
                    self.text(word)
                self.put(value, min(own + 1 + i, _ATOM))

        self.parens(level > own, node, write)

    def NamedExpr(self, node, level):
        def write(node):
            self.put(node.target, _ATOM)
            self.after(" := ", node.value, _ATOM)

        self.parens(level > _NAMED, node, write)

    def BinOp(self, node, level):
        sign, own = _BINARY[type(node.op)]
        from_right = own == _POWER

        def write(node):
            self.put(node.left, own + from_right)
            self.after(f" {sign} ", node.right, own + (not from_right))

        self.parens(level > own, node, write)

    def UnaryOp(self, node, level):
        own = _NOT if isinstance(node.op, Not) else _FACTOR
        self.parens(level > own, node, lambda node: self.after(_UNARY[type(node.op)], node.operand, own))

    def Lambda(self, node, level):
        def write(node):
            parameters = self.part(node.args)
            self.text("lambda ", parameters) if parameters else self.text("lambda")
            self.after(": ", node.body)

        self.parens(level > _TEST, node, write)

    def IfExp(self, node, level):
        def write(node):
            self.put(node.body, _OR)
            self.after(" if ", node.test, _OR)
            self.after(" else ", node.orelse)

        self.parens(level > _TEST, node, write)

    def Dict(self, node, level):
        self.text("{")
        for i, (key, value) in enumerate(zip(node.keys, node.values)):
            if i:
                self.text(", ")
            if key is None:
                self.after("**", value, _BITOR)
            else:
                self.put(key)
                self.after(": ", value)
        self.text("}")

    def Set(self, node, level):
        self.text("{")
        self.row(node.elts) if node.elts else self.text("*()")
        self.text("}")

    def ListComp(self, node, level, brackets="[]"):
        self.text(brackets[0])
        if isinstance(node, DictComp):
            self.put(node.key)
            self.after(": ", node.value)
        else:
            self.put(node.elt)
        self.row(node.generators, between="")
        self.text(brackets[1])

    def SetComp(self, node, level):
        self.ListComp(node, level, "{}")

    DictComp = SetComp

    def GeneratorExp(self, node, level):
        self.ListComp(node, level, "()")

    def comprehension(self, node, level):
        self.text(" async for " if node.is_async else " for ")
        self.put(node.target, _TUPLE)
        for word, part in (" in ", node.iter), *((" if ", test) for test in node.ifs):
            self.after(word, part, _OR)

    def Await(self, node, level):
        self.parens(level > _AWAIT, node, lambda node: self.after("await ", node.value, _ATOM))

    def Yield(self, node, level, word="yield"):
        def write(node):
            self.text(word)
            self.after(" ", node.value)

        self.parens(level > _YIELD, node, write)

    def YieldFrom(self, node, level):
        self.Yield(node, level, "yield from")

    def Compare(self, node, level):
        def write(node):
            self.put(node.left, _BITOR)
            for op, other in zip(node.ops, node.comparators):
                self.after(f" {_COMPARING[type(op)]} ", other, _BITOR)

        self.parens(level > _COMPARE, node, write)

    def Call(self, node, level):
        self.put(node.func, _ATOM)
        self.text("(")
        self.row(node.args + node.keywords)
        self.text(")")

    def Constant(self, node, level):
        value = node.value
        if type(value) is tuple:
            shown = [self.part(Constant(part)) for part in value]
            self.text(f"({', '.join(shown)}{',' * (len(shown) == 1)})")
        elif value is ...:
            self.text("...")
        elif isinstance(value, (float, complex)):
            self.text(repr(value).replace("inf", "1e309").replace("nan", "(1e309-1e309)"))
        else:
            self.text("u" if node.kind == "u" else "", repr(value))

    def JoinedStr(self, node, level):
        self.text("f")
        self.string(node)

    def TemplateStr(self, node, level):
        self.text("t")
        self.string(node)

    def string(self, node):
        """Pieces of text and of fields, in quotes that need as few escapes in them as can be."""
        pieces = [
            (part.value.replace("{", "{{").replace("}", "}}"), True) if isinstance(part, Constant)
            else (self.field(part), False) for part in node.values
        ]
        quotes = _QUOTES
        shown = []
        for text, is_text in pieces:
            if is_text:
                text, fitting = _escaped(text, quotes, True)
                if not set(fitting) & set(quotes):
                    quotes = ("'''",)
                    shown = [repr('"' + text)[2:-1] if is_text else text for text, is_text in pieces]
                    break
                quotes = fitting
            else:
                if "\n" in text:
                    quotes = [q for q in quotes if len(q) == 3]
                quotes = [q for q in quotes if q not in text] or quotes
            shown.append(text)
        self.text(quotes[0], *shown, quotes[0])

    def field(self, node):
        if isinstance(node, (JoinedStr, TemplateStr)):
            return "".join(self.inside(part) for part in node.values)
        if not isinstance(node, (FormattedValue, Interpolation)):
            raise ValueError(f"Unexpected node inside JoinedStr, {node!r}")
        text = self.part(node.value, _OR) if isinstance(node, FormattedValue) or node.str is None else node.str
        conversion = f"!{chr(node.conversion)}" if node.conversion != -1 else ""
        spec = f":{self.inside(node.format_spec)}" if node.format_spec else ""
        return f"{{{' ' * text.startswith('{')}{text}{conversion}{spec}}}"

    def inside(self, node):
        """A part of a format."""
        if isinstance(node, Constant):
            return node.value.replace("{", "{{").replace("}", "}}")
        return self.field(node)

    def FormattedValue(self, node, level):
        self.JoinedStr(JoinedStr([node]), level)

    def Interpolation(self, node, level):
        self.TemplateStr(TemplateStr([node]), level)

    def Attribute(self, node, level):
        self.put(node.value, _ATOM)
        self.text(" ." if isinstance(node.value, Constant) and isinstance(node.value.value, int) else ".", node.attr)

    def Subscript(self, node, level):
        self.put(node.value, _ATOM)
        self.text("[")
        bare = isinstance(node.slice, Tuple) and node.slice.elts
        self.put(node.slice, _TUPLE if bare else _TEST)
        self.text("]")

    def Starred(self, node, level):
        self.after("*", node.value, _BITOR)

    def Name(self, node, level):
        self.text(node.id)

    def List(self, node, level):
        self.text("[")
        self.row(node.elts)
        self.text("]")

    def Tuple(self, node, level):
        def write(node):
            self.row(node.elts)
            if len(node.elts) == 1:
                self.text(",")

        self.parens(level > _TUPLE or not node.elts, node, write)

    def Slice(self, node, level):
        if node.lower:
            self.put(node.lower)
        self.text(":")
        if node.upper:
            self.put(node.upper)
        self.after(":", node.step)

    # ---- Patterns. ----

    def MatchValue(self, node, level):
        self.put(node.value)

    def MatchSingleton(self, node, level):
        self.text(repr(node.value))

    def MatchSequence(self, node, level):
        self.text("[")
        self.row(node.patterns)
        self.text("]")

    def MatchStar(self, node, level):
        self.text("*", node.name or "_")

    def MatchMapping(self, node, level):
        parts = [f"{self.part(key)}: {self.part(pattern)}" for key, pattern in zip(node.keys, node.patterns)]
        if node.rest:
            parts.append(f"**{node.rest}")
        self.text("{", ", ".join(parts), "}")

    def MatchClass(self, node, level):
        self.put(node.cls, _ATOM)
        parts = [self.part(pattern) for pattern in node.patterns]
        parts += (f"{name}={self.part(pattern)}" for name, pattern in zip(node.kwd_attrs, node.kwd_patterns))
        self.text("(", ", ".join(parts), ")")

    def MatchAs(self, node, level):
        def write(node):
            self.put(node.pattern, _BITOR)
            self.text(" as ", node.name)

        if node.pattern:
            self.parens(level > _TEST, node, write)
        else:
            self.text(node.name or "_")

    def MatchOr(self, node, level):
        self.parens(level > _BITOR, node, lambda node: self.row(node.patterns, _BITXOR, " | "))


def unparse(tree):
    writer = _Writer()
    writer.put(tree)
    return "".join(writer.out)
