# SPDX-License-Identifier: MIT
"""A module with annotations, for test_grammar.

CPython 3.11's own test.ann_module changes `__annotations__` while it runs, which 3.14 has made impossible.
"""

from typing import Optional, Tuple


class C:
    x = 5
    y: Optional["C"] = None


x: int = 5
y: str = x
f: Tuple[int, int]


class M(type):
    o: type = object


(pars): bool = True


class D(C):
    j: str = "hi"
    k: str = "bye"
