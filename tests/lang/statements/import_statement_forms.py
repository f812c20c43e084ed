# index: import, import as, from import, from import *, ModuleNotFoundError, ImportError, syntax errors
# What import statements bind, and what they say when they cannot.
import os.path, sys as system, collections.abc as abc
from os import (path as p, sep as separator,)
from math import *
from string import *  # has __all__

print(os.path is p, system is os.sys, abc.Sized.__name__, separator, floor(pi), digits, "_re" in globals())


def local():
    import os.path as q
    from collections import abc
    return q is p, sorted(locals())


class Body:
    import json
    from json import dumps as text


print(local(), Body.json.__name__, Body.text([None]))


def attempt(text):
    try:
        exec(text, {"__name__": "tried"})
    except Exception as e:
        print(text, "->", type(e).__name__, getattr(e, "msg", e).split(" (")[0], getattr(e, "name", ""), getattr(e, "name_from", ""))


attempt("import nothing.at.all")
attempt("import os.nothing")
attempt("import os.path.nothing")
attempt("import sys.nothing")
attempt("from os import nothing")
attempt("from os.path import joins")
attempt("from nothing import *")
attempt("from . import x")
attempt("from .x import y")
attempt("from .. import y")
attempt("import os as o.p")
attempt("import os as 5")
attempt("from os import a, b,")
attempt("from os import (a, b")
attempt("from os import ()")
attempt("from os import *, path")
attempt("from os import (*)")
attempt("import *")
attempt("import .x")
attempt("def f(): from os import *")
attempt("class C: from os import *")
attempt("from os import path as")
attempt("import")
attempt("from __future__ import nothing")
attempt("from __future__ import braces")
attempt("x = 1\nfrom __future__ import annotations")
