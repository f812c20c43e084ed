# index: __future__, annotations, compile, code objects, syntax errors
# Where __future__ imports may stand, what they change, and how exec and compile inherit them.
"""A docstring may come first."""
from __future__ import annotations; from __future__ import division, generators as g
from __future__ import (
    with_statement,
    unicode_literals,
)
import __future__


def f(x: undefined_name[1 + 1], *a: "quoted", **k: lambda: 0) -> 5 if False else None:
    y: also_undefined = 1


print(f.__annotations__, g, annotations, annotations.getMandatoryRelease(), division.getOptionalRelease()[:2], annotations.compiler_flag == __future__.annotations.compiler_flag)
print(__future__.all_feature_names)


class C:
    a: int
    b: list[C] = None
    c: 'nested "quotes"'
    d: {1: 2}[1] if x else y
    e: f"{x!r:>{w}}" + b'\0'.decode()


print(C.__annotations__)
space = {}
exec("def g(a: inherited): pass", space)
print(space["g"].__annotations__)
code = compile("def g(a: int): pass", "t", "exec", dont_inherit=True)
exec(code, space)
print(space["g"].__annotations__)
code = compile("def g(a: unknown): pass", "t", "exec", flags=__future__.annotations.compiler_flag, dont_inherit=True)
exec(code, space)
print(space["g"].__annotations__, bool(code.co_flags & __future__.annotations.compiler_flag))
for text in ("from __future__ import nested_scopes", "'doc'\nfrom __future__ import print_function", "'doc'\n'second'\nfrom __future__ import division", "x = 1\nfrom __future__ import division", "import os\nfrom __future__ import division", "from __future__ import division\nimport os\nfrom __future__ import division", "def f():\n from __future__ import division", "if 1:\n from __future__ import division",
             "from __future__ import nothing", "from __future__ import braces", "from __future__ import *", "from __future__ import division, nothing", "from .__future__ import division", "from __future__.x import y", "import __future__ as f\nfrom __future__ import division", "# comment\n\n'''doc'''; from __future__ import division", "class C: from __future__ import division", "f'no doc'\nfrom __future__ import division", "b'no doc'\nfrom __future__ import division"):
    try:
        compile(text, "t", "exec")
        print(repr(text), "ok")
    except SyntaxError as e:
        print(repr(text), "->", e.msg, e.lineno)
