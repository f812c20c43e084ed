# SPDX-License-Identifier: MIT
"""A scanner, a parser and an evaluator of arithmetic, with classes, exceptions and much dispatch on methods."""


class Scanner:
    def __init__(self, text):
        self.text = text
        self.position = 0
        self.kind = None
        self.value = None
        self.advance()

    def advance(self):
        text = self.text
        i = self.position
        n = len(text)
        while i < n and text[i] == " ":
            i += 1
        if i == n:
            self.kind = "end"
        elif text[i].isdigit():
            start = i
            while i < n and text[i].isdigit():
                i += 1
            self.kind = "number"
            self.value = int(text[start:i])
        elif text[i].isalpha():
            start = i
            while i < n and text[i].isalnum():
                i += 1
            self.kind = "name"
            self.value = text[start:i]
        elif text[i] in "+-*/()":
            self.kind = text[i]
            i += 1
        else:
            raise SyntaxError("at %d: %r" % (i, text[i]))
        self.position = i


class Number:
    def __init__(self, value):
        self.value = value

    def evaluate(self, names):
        return self.value


class Name:
    def __init__(self, name):
        self.name = name

    def evaluate(self, names):
        try:
            return names[self.name]
        except KeyError:
            raise NameError(self.name) from None


class Binary:
    def __init__(self, left, right):
        self.left = left
        self.right = right


class Add(Binary):
    def evaluate(self, names):
        return self.left.evaluate(names) + self.right.evaluate(names)


class Subtract(Binary):
    def evaluate(self, names):
        return self.left.evaluate(names) - self.right.evaluate(names)


class Multiply(Binary):
    def evaluate(self, names):
        return self.left.evaluate(names) * self.right.evaluate(names)


class Divide(Binary):
    def evaluate(self, names):
        return self.left.evaluate(names) // self.right.evaluate(names)


class Negate:
    def __init__(self, operand):
        self.operand = operand

    def evaluate(self, names):
        return -self.operand.evaluate(names)


def parse_sum(s):
    node = parse_product(s)
    while s.kind in ("+", "-"):
        kind = Add if s.kind == "+" else Subtract
        s.advance()
        node = kind(node, parse_product(s))
    return node


def parse_product(s):
    node = parse_factor(s)
    while s.kind in ("*", "/"):
        kind = Multiply if s.kind == "*" else Divide
        s.advance()
        node = kind(node, parse_factor(s))
    return node


def parse_factor(s):
    if s.kind == "number":
        node = Number(s.value)
    elif s.kind == "name":
        node = Name(s.value)
    elif s.kind == "-":
        s.advance()
        return Negate(parse_factor(s))
    elif s.kind == "(":
        s.advance()
        node = parse_sum(s)
        if s.kind != ")":
            raise SyntaxError("missing )")
    else:
        raise SyntaxError("unexpected " + s.kind)
    s.advance()
    return node


def make_expression(state, depth):
    """A pseudo-random expression; returns it and the generator's next state."""
    state = (state * 48271) % 0x7FFFFFFF
    choice = state % 7
    if depth == 0 or choice == 0:
        return ("x", "y1", str(state % 1000), "7")[state % 4], state
    left, state = make_expression(state, depth - 1)
    if choice == 1:
        return "-" + left, state
    right, state = make_expression(state, depth - 1)
    operator = (" + ", " - ", "*", " + ", " - ")[choice - 2]
    return "(" + left + operator + right + ")", state


def main():
    names = {"x": 3, "y1": -5}
    state = 12345
    total = failures = length = 0
    for i in range(6000):
        text, state = make_expression(state, 6)
        length += len(text)
        if i % 10 == 9:
            text += " / (x - 3)" if i % 20 == 9 else " + z"
        try:
            value = parse_sum(Scanner(text)).evaluate(names)
        except (ZeroDivisionError, NameError):
            failures += 1
            continue
        assert value == eval(text, {"x": 3, "y1": -5})
        total = (total * 31 + value) % 1000003
    assert failures == 600
    print(total, length)


main()
