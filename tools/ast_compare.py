#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Compares Bobbin's syntax trees with those of the Python that runs this.

    ast_compare.py AST_DUMP_MAIN FILE_OR_DIRECTORY...

AST_DUMP_MAIN is the program built from tests/unit/compiler/ast_dump_main.c.  Prints what differs and, at the end, counts.
Positions inside f-strings are compared only if this Python is 3.12 or later (before, they were wrong).
"""

import ast
import os
import re
import subprocess
import sys
import warnings

LITERAL = re.compile(r"<(int|float|imaginary|str|bytes):([^>]*)>")
UNICODE_DATA = "/usr/share/unicode/UnicodeData.txt"
OLD_POSITIONS = sys.version_info < (3, 12)


def literal(match):
    kind, text = match.groups()
    if kind == "int":
        base, digits = text.split(":")
        return repr(int(digits, int(base)))
    if kind == "float":
        return repr(float(text))
    if kind == "imaginary":
        return repr(complex(0.0, float(text)))
    data = bytes.fromhex(text)
    return repr(data if kind == "bytes" else data.decode("utf-8", "surrogatepass"))


def python_form(dump):
    """Bobbin's dump with its literals as Python writes them."""
    return LITERAL.sub(literal, dump)


def dump(node, inside=False):
    """ast.dump(node, include_attributes=True) as of 3.14."""
    if isinstance(node, ast.AST):
        inside = inside or isinstance(node, ast.JoinedStr)
        parts = []
        for name in node._fields:
            value = getattr(node, name, None)
            if value is None and not (name == "value" and isinstance(node, (ast.Constant, ast.MatchSingleton))):
                continue
            if value == [] or (name == "type_comment"):
                continue
            parts.append(f"{name}={dump(value, inside)}")
        for name in node._attributes:
            parts.append(f"{name}={getattr(node, name)!r}")
        if inside and OLD_POSITIONS:
            parts = [part for part in parts if not re.match(r"(end_)?(lineno|col_offset)=", part)]
        return f"{type(node).__name__}({', '.join(parts)})"
    if isinstance(node, list):
        return "[" + ", ".join(dump(item, inside) for item in node) + "]"
    return repr(node)


POSITIONS = re.compile(r"(, )?(end_)?(lineno|col_offset)=\d+")


def strip_joined(text):
    """Removes the positions inside (and of) f-strings."""
    out = []
    at = 0
    while True:
        start = text.find("JoinedStr(", at)
        if start < 0:
            out.append(text[at:])
            return "".join(out)
        out.append(text[at:start])
        depth = 0
        i = start + len("JoinedStr")
        while True:
            c = text[i]
            if c in "'\"":
                i = skip_quoted(text, i)
                continue
            depth += (c == "(") - (c == ")")
            i += 1
            if depth == 0:
                break
        out.append(POSITIONS.sub("", text[start:i]).replace("(, ", "("))
        at = i


def skip_quoted(text, i):
    quote = text[i]
    i += 1
    while text[i] != quote:
        i += 2 if text[i] == "\\" else 1
    return i + 1


def sources(paths):
    for path in paths:
        if os.path.isdir(path):
            for directory, _, names in sorted(os.walk(path)):
                for name in sorted(names):
                    if name.endswith(".py"):
                        yield os.path.join(directory, name)
        else:
            yield path


def first_difference(a, b):
    at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    return f"    ours:   ...{a[max(0, at - 200):at + 120]}\n    python: ...{b[max(0, at - 200):at + 120]}"


def compare(program, path):
    """None, or what differs."""
    with open(path, "rb") as file:
        text = file.read()
    names = ["--names", UNICODE_DATA] if os.path.exists(UNICODE_DATA) else []
    ours = subprocess.run([program, *names, path], stdout=subprocess.PIPE).stdout.decode().splitlines()
    ours = ours[-1] if ours else "crash"
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError) as error:
        return None if ours.startswith("error") else f"accepted, but: {error}"
    except RecursionError:
        return None
    if not ours.startswith("ok "):
        message = bytes.fromhex(ours.split()[-1]).decode() if ours.startswith("error") else ""
        return f"refused: {' '.join(ours.split()[:-1])} {message}"
    theirs = dump(tree)
    if OLD_POSITIONS:
        ours = strip_joined(python_form(ours[3:]))
        theirs = strip_joined(theirs)
    else:
        ours = python_form(ours[3:])
    return None if ours == theirs else "differs:\n" + first_difference(ours, theirs)


def main():
    sys.setrecursionlimit(100000)
    if hasattr(sys, "set_int_max_str_digits"):
        sys.set_int_max_str_digits(0)
    warnings.simplefilter("ignore")
    good = bad = 0
    for path in sources(sys.argv[2:]):
        what = compare(sys.argv[1], path)
        if what is None:
            good += 1
        else:
            bad += 1
            print(f"{path}: {what}")
    print(f"{good} passed, {bad} failed")
    return bad > 0


if __name__ == "__main__":
    sys.exit(main())
