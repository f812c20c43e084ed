# python: 3.14
# index: int, compile, functools.reduce
# A built-in that is given more arguments than it has parameters counts before it looks at names.
import functools
import io
import itertools
import math
import operator
import re


def attempt(function, *args, **kwds):
    try:
        print(function(*args, **kwds))
    except TypeError as e:
        print(e)


attempt([].sort, foo=1, key=1, reverse=1)
attempt([].sort, key=1, foo=1)
attempt("a".split, 1, 2, foo=3)
attempt("a".split, sep="a", maxsplit=1, foo=1)
attempt("a".splitlines, 1, keepends=2)
attempt("a".splitlines, 1, 2)
attempt(b"a".hex, 1, 2, foo=3)
attempt(bytes, source=1, encoding=2, errors=3, foo=4)
attempt(int, "1", base=2, foo=3)
attempt(complex, real=1, imag=2, foo=3)
attempt(sum, [], start=1, foo=2)
attempt(pow, 1, 2, 3, 4)
attempt(pow, 1, 2, mod=3, foo=4)
attempt(compile, 1, 2, 3, 4, 5, 6, 7, 8)
attempt(compile, 1, 2, 3, 4, 5, 6, 7)
attempt((1).to_bytes, 1, "big", signed=1, foo=1)
attempt(math.isclose, 1, 2, rel_tol=1, abs_tol=2, foo=3)
attempt(memoryview, 1, 2)
attempt(itertools.combinations, [], 1, 2)
attempt(itertools.batched, [], n=2, strict=3, foo=1)
attempt(io.StringIO, 1, 2, 3)
attempt(re.compile("a").match, 1, 2, 3, 4)
attempt(functools.reduce, 1, 2, foo=4)
