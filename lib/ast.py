# SPDX-License-Identifier: MIT
"""Syntax trees: parse source into one, look at it, change it, and compile it or make source of it again.

compile() takes a tree as it takes source.  A tree is made of plain objects: threads may share one that nobody
changes."""

# Nothing is changed after the module is made.

from _ast import *



def parse(source, filename="<unknown>", mode="exec", *, type_comments=False, feature_version=None, optimize=-1):
    """The tree of the source."""
    flags = PyCF_OPTIMIZED_AST if optimize > 0 else PyCF_ONLY_AST
    if type_comments:
        flags |= PyCF_TYPE_COMMENTS
    if isinstance(feature_version, tuple):
        major, minor = feature_version
        if major != 3:
            raise ValueError(f"Unsupported major version: {major}")
        feature_version = minor
    return compile(source, filename, mode, flags, optimize=optimize)


def unparse(ast_obj):
    """Source whose tree is like this one."""
    from _ast_unparse import unparse

    return unparse(ast_obj)


# ---- Values. ----


def literal_eval(node_or_string):
    """The value of an expression of literals, tuples, lists, dicts, sets, booleans, None, + and - of complex numbers."""
    if isinstance(node_or_string, str):
        node_or_string = parse(node_or_string.lstrip(" \t"), mode="eval").body
    elif isinstance(node_or_string, Expression):
        node_or_string = node_or_string.body
    return _literal(node_or_string)


def _malformed(node):
    line = getattr(node, "lineno", None)
    raise ValueError(f"malformed node or string{f' on line {line}' if line else ''}: {node!r}")


def _number(node):
    if not isinstance(node, Constant) or type(node.value) not in (int, float, complex):
        _malformed(node)
    return node.value


def _signed(node):
    match node:
        case UnaryOp(UAdd() | USub() as op, operand):
            value = _number(operand)
            return +value if isinstance(op, UAdd) else -value
    return _number(node)


def _literal(node):
    match node:
        case Constant():
            return node.value
        case Tuple():
            return tuple(map(_literal, node.elts))
        case List():
            return list(map(_literal, node.elts))
        case Set():
            return set(map(_literal, node.elts))
        case Call(Name("set"), [], []):
            return set()
        case Dict():
            if len(node.keys) != len(node.values):
                _malformed(node)
            return dict(zip(map(_literal, node.keys), map(_literal, node.values)))
        case BinOp(left, Add() | Sub() as op, right):
            left = _signed(left)
            right = _number(right)
            if isinstance(left, (int, float)) and isinstance(right, complex):
                return left + right if isinstance(op, Add) else left - right
    return _signed(node)


# ---- Texts. ----


def dump(node, annotate_fields=True, include_attributes=False, *, indent=None, show_empty=False):
    """The tree as a text for people."""
    if not isinstance(node, AST):
        raise TypeError(f"expected AST, got {node.__class__.__name__!r}")
    if indent is not None and not isinstance(indent, str):
        indent = " " * indent
    return _dumped(node, (annotate_fields, include_attributes, indent, show_empty), 0)[0]


def _dumped(node, how, level):
    """The text, and whether it is simple enough to stand on the line of its parent."""
    annotate, attributes, indent, show_empty = how
    level += 1
    start, between = ("", ", ") if indent is None else (f"\n{indent * level}", f",\n{indent * level}")
    if isinstance(node, list):
        if not node:
            return "[]", True
        return f"[{start}{between.join(_dumped(part, how, level)[0] for part in node)}]", False
    if not isinstance(node, AST):
        return repr(node), True
    cls = type(node)
    parts = []
    simple = True
    named = annotate
    kinds = dict(cls._kinds)
    left_out = []  # empty fields, which must be shown if one without a name follows
    for name in node._fields:
        value = getattr(node, name, _dumped)
        if value is _dumped or value is None and getattr(cls, name, ...) is None:
            named = True
            continue
        if not show_empty and value == [] and kinds.get(name, "*")[-1] == "*":
            if not named:
                left_out.append(repr(value))
            continue
        if not named:
            parts += left_out
        left_out = []
        text, plain = _dumped(value, how, level)
        simple = simple and plain
        parts.append(f"{name}={text}" if named else text)
    for name in node._attributes if attributes else ():
        value = getattr(node, name, None)
        if value is not None or name in vars(node) and getattr(cls, name, ...) is not None:
            text, plain = _dumped(value, how, level)
            simple = simple and plain
            parts.append(f"{name}={text}")
    if simple and len(parts) <= 3:
        return f"{cls.__name__}({', '.join(parts)})", not parts
    return f"{cls.__name__}({start}{between.join(parts)})", False


def get_docstring(node, clean=True):
    """The docstring of a function, class or module, or None."""
    if not isinstance(node, (AsyncFunctionDef, FunctionDef, ClassDef, Module)):
        raise TypeError(f"{node.__class__.__name__!r} can't have docstrings")
    match node.body:
        case [Expr(Constant(str() as text)), *_]:
            if clean:
                import inspect

                return inspect.cleandoc(text)
            return text
    return None


def _lines(source):
    """The lines as the compiler counts them: only \\n, \\r and both together end one."""
    lines = []
    for line in source.splitlines(keepends=True):
        if lines and not lines[-1].endswith(("\n", "\r")):
            lines[-1] += line
        else:
            lines.append(line)
    return lines


def get_source_segment(source, node, *, padded=False):
    """The node's piece of the source; None if its place isn't known."""
    try:
        if node.end_lineno is None or node.end_col_offset is None:
            return None
        first, last, start, end = node.lineno - 1, node.end_lineno - 1, node.col_offset, node.end_col_offset
    except AttributeError:
        return None
    lines = [line.encode() for line in _lines(source)[first:last + 1]]
    padding = "".join(c if c in "\f\t" else " " for c in lines[0][:start].decode()) if padded and first < last else ""
    lines[-1] = lines[-1][:end]
    lines[0] = lines[0][start:]
    return padding + b"".join(lines).decode()


# ---- Places. ----


def copy_location(new_node, old_node):
    """Gives a node the place of another, and returns it."""
    for name in "lineno", "col_offset", "end_lineno", "end_col_offset":
        if name in old_node._attributes and name in new_node._attributes:
            value = getattr(old_node, name, None)
            if value is not None or hasattr(old_node, name) and name.startswith("end_"):
                setattr(new_node, name, value)
    return new_node


def fix_missing_locations(node):
    """Gives all nodes without a place that of their parent, and returns the node."""
    work = [(node, (1, 0, 1, 0))]
    while work:
        child, around = work.pop()
        place = []
        for name, value in zip(("lineno", "col_offset", "end_lineno", "end_col_offset"), around):
            if name in child._attributes:
                own = getattr(child, name, None)
                if own is None and (name.startswith("end_") or not hasattr(child, name)):
                    setattr(child, name, value)
                else:
                    value = own
            place.append(value)
        work += ((part, place) for part in iter_child_nodes(child))
    return node


def increment_lineno(node, n=1):
    """Adds to the line numbers of a node and all below it, and returns the node."""
    for child in walk(node):
        if isinstance(child, TypeIgnore):
            child.lineno = getattr(child, "lineno", 0) + n
            continue
        if "lineno" in child._attributes:
            child.lineno = getattr(child, "lineno", 0) + n
        if "end_lineno" in child._attributes and getattr(child, "end_lineno", 0) is not None:
            child.end_lineno = getattr(child, "end_lineno", 0) + n
    return node


# ---- Walks. ----


def iter_fields(node):
    """The fields that are there, as (name, value)."""
    for name in node._fields:
        try:
            yield name, getattr(node, name)
        except AttributeError:
            pass


def iter_child_nodes(node):
    """The nodes right below."""
    for _, value in iter_fields(node):
        if isinstance(value, AST):
            yield value
        elif isinstance(value, list):
            for part in value:
                if isinstance(part, AST):
                    yield part


def walk(node):
    """The node and all below it, level by level."""
    from collections import deque

    todo = deque([node])
    while todo:
        node = todo.popleft()
        todo.extend(iter_child_nodes(node))
        yield node


def compare(a, b, /, *, compare_attributes=False):
    """Whether two trees are the same; their places count only if that is asked for."""
    work = [(a, b)]
    while work:
        a, b = work.pop()
        if isinstance(a, AST):
            if type(a) is not type(b) or a._fields != b._fields:
                return False
            names = a._fields
            if compare_attributes:
                if a._attributes != b._attributes:
                    return False
                names += a._attributes
            for name in names:
                one, other = getattr(a, name, work), getattr(b, name, work)
                if (one is work) != (other is work):
                    return False
                if one is not work:
                    work.append((one, other))
        elif isinstance(a, list):
            if not isinstance(b, list) or len(a) != len(b):
                return False
            work += zip(a, b)
        elif type(a) is not type(b) or a != b:
            return False
    return True


class NodeVisitor:
    """Calls visit_CLASS for each node that there is such a method for; else goes on to the nodes below."""

    def visit(self, node):
        return getattr(self, f"visit_{node.__class__.__name__}", self.generic_visit)(node)

    def generic_visit(self, node):
        for _, value in iter_fields(node):
            if isinstance(value, list):
                for part in value:
                    if isinstance(part, AST):
                        self.visit(part)
            elif isinstance(value, AST):
                self.visit(value)


class NodeTransformer(NodeVisitor):
    """A visitor whose methods return what is to stand in the node's place: a node, None for nothing, or several."""

    def generic_visit(self, node):
        for name, old in iter_fields(node):
            if isinstance(old, list):
                old[:] = self._several(old)
            elif isinstance(old, AST):
                new = self.visit(old)
                if new is None:
                    delattr(node, name)
                else:
                    setattr(node, name, new)
        return node

    def _several(self, parts):
        new = []
        for part in parts:
            if isinstance(part, AST):
                part = self.visit(part)
                if part is None:
                    continue
                if not isinstance(part, AST):
                    new.extend(part)
                    continue
            new.append(part)
        return new


def main(args=None):
    """python -m ast [FILE]: dumps the tree of a file."""
    import sys

    args = sys.argv[1:] if args is None else args
    if args and args[0] != "-":
        with open(args[0], "rb") as file:
            source = file.read()
    else:
        source = sys.stdin.buffer.read()
    print(dump(parse(source, args[0] if args else "<stdin>"), indent=3))


if __name__ == "__main__":
    main()
