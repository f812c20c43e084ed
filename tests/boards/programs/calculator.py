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
KINDS = "number", "name", "text", "sign", "end"
WORDS = {"let", "if", "else", "while", "def", "return", "and", "or", "not", "true", "false", "nil"}
LONG_SIGNS = {"==", "!=", "<=", ">=", "**"}


class Token:
    __slots__ = ("kind", "text", "line")

    def __init__(self, kind, text, line):
        self.kind = kind
        self.text = text
        self.line = line

    def __repr__(self):
        return "{}:{!r}".format(KINDS[self.kind], self.text)


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
    limit = 20

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

    def __repr__(self):
        return "<function {}>".format(self.name)


# ---- Compiling to closures ----

def checked(operation, sign, line):
    """An operation of Python whose errors are the language's."""
    def run(a, b):
        try:
            return operation(a, b)
        except ZeroDivisionError:
            raise LanguageError("division by zero", line) from None
        except TypeError as error:
            raise TypeProblem("cannot do {} {} {}".format(type(a).__name__, sign, type(b).__name__), line) from error
    return run


BINARY = [
    {"==": lambda a, b: a == b, "!=": lambda a, b: a != b, "<": lambda a, b: a < b, ">": lambda a, b: a > b,
     "<=": lambda a, b: a <= b, ">=": lambda a, b: a >= b},
    {"+": lambda a, b: a + b, "-": lambda a, b: a - b},
    {"*": lambda a, b: a * b, "/": lambda a, b: a / b, "%": lambda a, b: a % b},
    {"**": lambda a, b: a ** b},
]


class Compiler:
    """Turns tokens into a function of a scope."""

    def __init__(self, text):
        self.tokens = iter(Lexer(text))
        self.token = next(self.tokens)

    # Looking at tokens.

    def advance(self):
        token = self.token
        if token.kind != END:
            self.token = next(self.tokens)
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

    def program(self):
        statements = []
        while self.token.kind != END:
            statements.append(self.statement())
        return self.sequence(statements)

    @staticmethod
    def sequence(statements):
        def run(scope):
            for statement in statements:
                statement(scope)
        return run

    def block(self):
        self.expect("{")
        statements = []
        while not self.is_sign("}"):
            if self.token.kind == END:
                raise SyntaxProblem("a block is not closed", self.token.line)
            statements.append(self.statement())
        self.advance()
        return self.sequence(statements)

    def statement(self):
        if self.token.kind == NAME:
            method = getattr(self, "statement_" + self.token.text, None)
            if method is not None:
                self.advance()
                return method()
        expression = self.expression()
        self.expect(";")
        return expression

    def statement_let(self):
        name, value = self.name(), None
        if self.is_sign("="):
            self.advance()
            value = self.expression()
        self.expect(";")

        def run(scope):
            scope.names[name] = value(scope) if value else None
        return run

    def statement_if(self):
        condition, then, other = self.expression(), self.block(), None
        if self.is_word("else"):
            self.advance()
            if self.is_word("if"):
                self.advance()
                other = self.statement_if()
            else:
                other = self.block()

        def run(scope):
            if condition(scope):
                then(scope)
            elif other:
                other(scope)
        return run

    def statement_while(self):
        condition, body = self.expression(), self.block()

        def run(scope):
            while condition(scope):
                body(scope)
        return run

    def statement_def(self):
        name, parameters = self.name(), []
        self.expect("(")
        while not self.is_sign(")"):
            parameters.append(self.name())
            if not self.is_sign(")"):
                self.expect(",")
        self.advance()
        body = self.block()

        def run(scope):
            scope.names[name] = Function(name, parameters, body, scope)
        return run

    def statement_return(self):
        value = None if self.is_sign(";") else self.expression()
        self.expect(";")

        def run(scope):
            raise Return(value(scope) if value else None)
        return run

    # Expressions.

    def expression(self):
        line = self.token.line
        left = self.either()
        if not self.is_sign("="):
            return left
        self.advance()
        name = getattr(left, "name_of", None)
        if name is None:
            raise SyntaxProblem("cannot assign to that", line)
        value = self.expression()

        def run(scope):
            result = value(scope)
            scope.set(name, result, line)
            return result
        return run

    def either(self):
        left = self.both()
        while self.is_word("or"):
            self.advance()
            left = (lambda a, b: lambda scope: a(scope) or b(scope))(left, self.both())
        return left

    def both(self):
        left = self.negated()
        while self.is_word("and"):
            self.advance()
            left = (lambda a, b: lambda scope: a(scope) and b(scope))(left, self.negated())
        return left

    def negated(self):
        if self.is_word("not"):
            self.advance()
            operand = self.negated()
            return lambda scope: not operand(scope)
        return self.binary(0)

    def binary(self, level):
        if level == len(BINARY):
            return self.unary()
        left = self.binary(level + 1)
        while self.is_sign(*BINARY[level]):
            token = self.advance()
            right = self.binary(level if token.text == "**" else level + 1)
            left = self.operation(left, token, right, BINARY[level])
        return left

    @staticmethod
    def operation(left, token, right, table):
        operation = checked(table[token.text], token.text, token.line)
        return lambda scope: operation(left(scope), right(scope))

    def unary(self):
        if self.is_sign("-"):
            self.advance()
            operand = self.unary()
            return lambda scope: -operand(scope)
        return self.calls()

    def calls(self):
        called = self.primary()
        while self.is_sign("("):
            line = self.advance().line
            arguments = self.list_until(")")
            called = self.call(called, arguments, line)
        return called

    @staticmethod
    def call(called, arguments, line):
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

    def list_until(self, sign):
        found = []
        while not self.is_sign(sign):
            found.append(self.expression())
            if not self.is_sign(sign):
                self.expect(",")
        self.advance()
        return found

    def primary(self):
        token = self.advance()
        if token.kind == NUMBER:
            value = float(token.text) if "." in token.text else int(token.text)
            return lambda scope: value
        if token.kind == TEXT:
            return lambda scope: token.text
        if token.kind == NAME and token.text in ("true", "false", "nil"):
            value = {"true": True, "false": False}.get(token.text)
            return lambda scope: value
        if token.kind == NAME and token.text not in WORDS:
            return self.variable(token.text, token.line)
        if token.kind == SIGN and token.text == "(":
            inner = self.expression()
            self.expect(")")
            return inner
        if token.kind == SIGN and token.text == "[":
            items = self.list_until("]")
            return lambda scope: [item(scope) for item in items]
        raise SyntaxProblem("unexpected '{}'".format(token.text or "the end"), token.line)

    @staticmethod
    def variable(name, line):
        def run(scope):
            return scope.get(name, line)
        run.name_of = name
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
        Compiler(text).program()(Scope(scope))
    except LanguageError as error:
        output.append("{}: {}".format(type(error).__name__, error))
    return output


PROGRAMS = {
    "numbers": "show(1 + 2 * 3, (1 + 2) * 3, 2 ** 3 ** 2, -7 % 3, 1 / 4);",
    "texts": 'show("a" + "b", "-" * 3, len("four"));',
    "loops": "let n = 10; let a = 0; let b = 1; while n > 0 { let c = a + b; a = b; b = c; n = n - 1; } show(a);",
    "conditions": 'def sign(n) { if n < 0 { return "-"; } else if n == 0 { return "0"; } else { return "+"; } }\n'
                  "show(sign(-5), sign(0), sign(5), not true or nil == nil and 1 <= 1);",
    "recursion": "def fact(n) { if n < 2 { return 1; } return n * fact(n - 1); } show(fact(12));",
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
    "no argument": "def f(a) { return a; } f();",
    "not closed": "if true { show(1);",
    "no text": 'show("abc);',
    "no sign": "show(1 $ 2);",
    "no target": "1 + 1 = 2;",
    "no end": "show(1)",
}

if __name__ == "__main__":
    for title, program in PROGRAMS.items():
        shop = Stock(apples=5)
        for shown in execute(program, shop):
            print("{}: {}".format(title, shown))
        if shop.log:
            print("{}: {}".format(title, shop.log))
