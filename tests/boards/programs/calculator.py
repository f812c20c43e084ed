"""A small language and a small shop: some 500 lines that a board compiles in one piece.

The language has numbers, names, functions with closures, conditions and loops; its programs become closures of Python.
The shop is run by its programs.  Everything prints what is the same everywhere.
"""


class LanguageError(Exception):
    """What is wrong with a program, and where."""

    def __init__(self, message, line=0):
        super().__init__(message)
        self.message = message
        self.line = line

    def __str__(self):
        if self.line:
            return "line {}: {}".format(self.line, self.message)
        return self.message


class SyntaxProblem(LanguageError):
    pass


class NameProblem(LanguageError):
    pass


class TypeProblem(LanguageError):
    pass


class LimitProblem(LanguageError):
    pass


# ---- Tokens ----

NUMBER, NAME, TEXT, SIGN, END = range(5)
WORDS = {"let", "if", "else", "while", "def", "return", "not", "true", "false", "nil"}
LONG_SIGNS = {"==", "!=", "<=", ">=", "**"}


class Token:
    __slots__ = ("kind", "text", "line")

    def __init__(self, kind, text, line):
        self.kind = kind
        self.text = text
        self.line = line


class Lexer:
    """Tokens of a text, one after the other."""

    def __init__(self, text):
        self.text = text
        self.at = 0
        self.line = 1

    def peek(self, ahead=0):
        at = self.at + ahead
        return self.text[at] if at < len(self.text) else ""

    def skip(self):
        while True:
            c = self.peek()
            if c == "\n":
                self.line += 1
                self.at += 1
            elif c in (" ", "\t"):
                self.at += 1
            elif c == "#":
                while self.peek() not in ("", "\n"):
                    self.at += 1
            else:
                return

    def take_while(self, accept):
        begin = self.at
        while self.peek() and accept(self.peek()):
            self.at += 1
        return self.text[begin:self.at]

    def take_text(self):
        self.at += 1
        parts = []
        while self.peek() != '"':
            c = self.peek()
            if c in ("", "\n"):
                raise SyntaxProblem("unterminated text", self.line)
            if c == "\\":
                self.at += 1
                c = {"n": "\n", "t": "\t"}.get(self.peek(), self.peek())
            parts.append(c)
            self.at += 1
        self.at += 1
        return "".join(parts)

    def __iter__(self):
        while True:
            self.skip()
            c = self.peek()
            if not c:
                yield Token(END, "", self.line)
                return
            if c.isdigit():
                yield Token(NUMBER, self.take_while(lambda c: c.isdigit() or c == "."), self.line)
            elif c.isalpha() or c == "_":
                yield Token(NAME, self.take_while(lambda c: c.isalnum() or c == "_"), self.line)
            elif c == '"':
                yield Token(TEXT, self.take_text(), self.line)
            elif c + self.peek(1) in LONG_SIGNS:
                self.at += 2
                yield Token(SIGN, c + self.text[self.at - 1], self.line)
            elif c in "+-*/%<>=(){},;[]":
                self.at += 1
                yield Token(SIGN, c, self.line)
            else:
                raise SyntaxProblem("unknown character {!r}".format(c), self.line)


# ---- Scopes ----

class Scope:
    """Names of one call, and the scope around it."""

    def __init__(self, outer=None, names=()):
        self.outer = outer
        self.names = dict(names)

    def find(self, name):
        scope = self
        while scope is not None:
            if name in scope.names:
                return scope
            scope = scope.outer
        return None

    def get(self, name, line):
        scope = self.find(name)
        if scope is None:
            raise NameProblem("unknown name '{}'".format(name), line)
        return scope.names[name]

    def set(self, name, value, line):
        scope = self.find(name)
        if scope is None:
            raise NameProblem("unknown name '{}'".format(name), line)
        scope.names[name] = value


class Return(Exception):
    def __init__(self, value):
        super().__init__()
        self.value = value


class Function:
    """A function of the language: a closure of its scope."""

    depth = 0
    limit = 10

    def __init__(self, name, parameters, body, scope):
        self.name = name
        self.parameters = parameters
        self.body = body
        self.scope = scope

    def __call__(self, *arguments):
        if len(arguments) != len(self.parameters):
            raise TypeProblem("{}() takes {} arguments, got {}".format(self.name, len(self.parameters), len(arguments)))
        if Function.depth >= Function.limit:
            raise LimitProblem("calls too deep")
        Function.depth += 1
        try:
            self.body(Scope(self.scope, zip(self.parameters, arguments)))
        except Return as result:
            return result.value
        finally:
            Function.depth -= 1
        return None


# ---- Compiling to closures ----
#
# Each function below takes the tokens of one construct, and returns a function of a scope that carries it out.  So a
# program is compiled once, and what runs is nothing but calls of closures.

# Operators by how strongly they bind, the weakest first.
BINARY = ("==", "!=", "<", ">", "<=", ">="), ("+", "-"), ("*", "/", "%"), ("**",)


def operate(sign, a, b):
    if sign == "+":
        return a + b
    if sign == "-":
        return a - b
    if sign == "*":
        return a * b
    if sign == "/":
        return a / b
    if sign == "%":
        return a % b
    if sign == "**":
        return a ** b
    if sign == "==":
        return a == b
    if sign == "!=":
        return a != b
    if sign in ("<", "<="):
        return a < b or sign == "<=" and a == b
    return a > b or sign == ">=" and a == b


class Tokens:
    """The tokens of a text, with the one that comes next in `token'."""

    def __init__(self, text):
        self.rest = iter(Lexer(text))
        self.token = next(self.rest)

    def advance(self):
        token = self.token
        if token.kind != END:
            self.token = next(self.rest)
        return token

    def is_sign(self, *texts):
        return self.token.kind == SIGN and self.token.text in texts

    def is_word(self, text):
        return self.token.kind == NAME and self.token.text == text

    def expect(self, sign):
        if not self.is_sign(sign):
            raise SyntaxProblem("expected '{}', found '{}'".format(sign, self.token.text or "the end"), self.token.line)
        return self.advance()

    def name(self):
        token = self.advance()
        if token.kind != NAME or token.text in WORDS:
            raise SyntaxProblem("expected a name, found '{}'".format(token.text), token.line)
        return token.text


# Statements.

def sequence(statements):
    def run(scope):
        for statement in statements:
            statement(scope)
    return run


# program: statement*
def compile_program(tokens):
    statements = []
    while tokens.token.kind != END:
        statements.append(compile_statement(tokens))
    return sequence(statements)


# block: '{' statement* '}'
def compile_block(tokens):
    tokens.expect("{")
    statements = []
    while not tokens.is_sign("}"):
        if tokens.token.kind == END:
            raise SyntaxProblem("a block is not closed", tokens.token.line)
        statements.append(compile_statement(tokens))
    tokens.advance()
    return sequence(statements)


# statement: let | if | while | def | return | expression ';'
def compile_statement(tokens):
    if tokens.token.kind == NAME and tokens.token.text in STATEMENTS:
        return STATEMENTS[tokens.advance().text](tokens)
    expression = compile_expression(tokens)
    tokens.expect(";")
    return expression


# let: 'let' name ['=' expression] ';'
def compile_let(tokens):
    name, value = tokens.name(), None
    if tokens.is_sign("="):
        tokens.advance()
        value = compile_expression(tokens)
    tokens.expect(";")

    def run(scope):
        scope.names[name] = value(scope) if value else None
    return run


# if: 'if' expression block ['else' (if | block)]
def compile_if(tokens):
    condition, then, other = compile_expression(tokens), compile_block(tokens), None
    if tokens.is_word("else"):
        tokens.advance()
        if tokens.is_word("if"):
            tokens.advance()
            other = compile_if(tokens)
        else:
            other = compile_block(tokens)

    def run(scope):
        if condition(scope):
            then(scope)
        elif other:
            other(scope)
    return run


# while: 'while' expression block
def compile_while(tokens):
    condition, body = compile_expression(tokens), compile_block(tokens)

    def run(scope):
        while condition(scope):
            body(scope)
    return run


# def: 'def' name '(' [name (',' name)*] ')' block
def compile_def(tokens):
    name, parameters = tokens.name(), []
    tokens.expect("(")
    while not tokens.is_sign(")"):
        parameters.append(tokens.name())
        if not tokens.is_sign(")"):
            tokens.expect(",")
    tokens.advance()
    body = compile_block(tokens)

    def run(scope):
        scope.names[name] = Function(name, parameters, body, scope)
    return run


# return: 'return' [expression] ';'
def compile_return(tokens):
    value = None if tokens.is_sign(";") else compile_expression(tokens)
    tokens.expect(";")

    def run(scope):
        raise Return(value(scope) if value else None)
    return run


STATEMENTS = {"let": compile_let, "if": compile_if, "while": compile_while, "def": compile_def, "return": compile_return}


# Expressions, from the weakest operator to the strongest.

# expression: negated | name '=' expression
def compile_expression(tokens):
    line = tokens.token.line
    left = compile_negated(tokens)
    if not tokens.is_sign("="):
        return left
    tokens.advance()
    name = NAMES_OF.get(left)
    if name is None:
        raise SyntaxProblem("cannot assign to that", line)
    value = compile_expression(tokens)

    def run(scope):
        result = value(scope)
        scope.set(name, result, line)
        return result
    return run


# negated: 'not' negated | binary
def compile_negated(tokens):
    if tokens.is_word("not"):
        tokens.advance()
        operand = compile_negated(tokens)
        return lambda scope: not operand(scope)
    return compile_binary(tokens, 0)


# binary: operands of a stronger level with operators between them; ** groups from the right
def compile_binary(tokens, level):
    if level == len(BINARY):
        return compile_unary(tokens)
    left = compile_binary(tokens, level + 1)
    while tokens.is_sign(*BINARY[level]):
        sign = tokens.advance()
        right = compile_binary(tokens, level if sign.text == "**" else level + 1)
        left = operation(left, sign, right)
    return left


def operation(left, sign, right):
    """An operation whose errors are the language's."""
    def run(scope):
        a, b = left(scope), right(scope)
        try:
            return operate(sign.text, a, b)
        except ZeroDivisionError:
            raise LanguageError("division by zero", sign.line) from None
        except TypeError as error:
            kinds = type(a).__name__, sign.text, type(b).__name__
            raise TypeProblem("cannot do {} {} {}".format(*kinds), sign.line) from error
    return run


# unary: '-' unary | calls
def compile_unary(tokens):
    if tokens.is_sign("-"):
        tokens.advance()
        operand = compile_unary(tokens)
        return lambda scope: -operand(scope)
    called = compile_primary(tokens)
    while tokens.is_sign("("):
        line = tokens.advance().line
        called = call(called, compile_list(tokens, ")"), line)
    return called


def call(called, arguments, line):
    """What a call does; an error inside of it that has no line gets this one."""
    def run(scope):
        function = called(scope)
        if not callable(function):
            raise TypeProblem("a {} cannot be called".format(type(function).__name__), line)
        try:
            return function(*[argument(scope) for argument in arguments])
        except LanguageError as error:
            error.line = error.line or line
            raise
    return run


# list: [expression (',' expression)*], and the sign that ends it
def compile_list(tokens, sign):
    found = []
    while not tokens.is_sign(sign):
        found.append(compile_expression(tokens))
        if not tokens.is_sign(sign):
            tokens.expect(",")
    tokens.advance()
    return found


# primary: number | text | word | name | '(' expression ')' | '[' list ']'
def compile_primary(tokens):
    token = tokens.advance()
    if token.kind == NUMBER:
        return constant(float(token.text) if "." in token.text else int(token.text))
    if token.kind == TEXT:
        return constant(token.text)
    if token.kind == NAME and token.text in ("true", "false", "nil"):
        return constant({"true": True, "false": False}.get(token.text))
    if token.kind == NAME and token.text not in WORDS:
        return variable(token.text, token.line)
    if token.kind == SIGN and token.text == "(":
        inner = compile_expression(tokens)
        tokens.expect(")")
        return inner
    if token.kind == SIGN and token.text == "[":
        items = compile_list(tokens, "]")
        return lambda scope: [item(scope) for item in items]
    raise SyntaxProblem("unexpected '{}'".format(token.text or "the end"), token.line)


def constant(value):
    return lambda scope: value


# What can be assigned to: the functions that read variables, with their names.
NAMES_OF = {}


def variable(name, line):
    def run(scope):
        return scope.get(name, line)
    NAMES_OF[run] = name
    return run


# ---- The shop ----

class Stock:
    """What is on the shelves; programs of the language ask and change it."""

    def __init__(self, **amounts):
        self.amounts = amounts
        self.log = []

    def amount(self, name):
        return self.amounts.get(name, 0)

    def take(self, name, number):
        if self.amount(name) < number:
            raise LanguageError("only {} {} left".format(self.amount(name), name))
        self.amounts[name] -= number
        self.log.append((name, -number))
        return self.amounts[name]

    def add(self, name, number):
        self.amounts[name] = self.amount(name) + number
        self.log.append((name, number))
        return self.amounts[name]


def builtins(stock, output):
    def show(*values):
        output.append(" ".join(str(value) for value in values))
    return {"show": show, "len": len, "amount": stock.amount, "take": stock.take, "add": stock.add,
            "item": lambda items, i: items[i], "push": lambda items, item: items.append(item) or items}


def execute(text, stock=None):
    """What the program shows, the last line being its error if it has one."""
    output = []
    scope = Scope(None, builtins(stock or Stock(), output))
    try:
        compile_program(Tokens(text))(Scope(scope))
    except LanguageError as error:
        output.append("{}: {}".format(type(error).__name__, error))
    finally:
        NAMES_OF.clear()
    return output


PROGRAMS = {
    "numbers": "show(1 + 2 * 3, (1 + 2) * 3, 2 ** 3 ** 2, -7 % 3, 1 / 4);",
    "texts": 'show("a" + "b", "-" * 3, len("four"));',
    "loops": "let n = 10; let a = 0; let b = 1; while n > 0 { let c = a + b; a = b; b = c; n = n - 1; } show(a);",
    "conditions": 'def sign(n) { if n < 0 { return "-"; } else if n == 0 { return "0"; } else { return "+"; } }\n'
                  "show(sign(-5), sign(0), sign(5), not 1 <= 1, nil == nil);",
    "recursion": "def fact(n) { if n < 2 { return 1; } return n * fact(n - 1); } show(fact(8));",
    "closures": "def counter() { let n = 0; def next() { n = n + 1; return n; } return next; }\n"
                "let a = counter(); let b = counter(); a(); a(); show(a(), b());",
    "lists": "let l = [1, [2, 3]]; push(l, len(l)); show(l, item(item(l, 1), 0));",
    "shop": 'take("apples", 2); add("pears", 3);\nshow(amount("apples"), amount("pears"), amount("plums"));\n'
            'take("apples", 9);',
    "too deep": "def f(n) { return f(n + 1); }\nf(0);",
    "no name": "let x = 1;\nshow(x);\nshow(y);",
    "no sum": 'let x = 1;\nx = x + "1";',
    "no division": "def f(a) { return 1 / a; }\nshow(f(2));\nf(0);",
    "no call": "let x = 5; x(1);",
    "not closed": "if true { show(1);",
    "no end": "show(1)",
}

if __name__ == "__main__":
    for title, program in PROGRAMS.items():
        shop = Stock(apples=5)
        for shown in execute(program, shop):
            print("{}: {}".format(title, shown))
        if shop.log:
            print("{}: {}".format(title, shop.log))
