# SPDX-License-Identifier: MIT
# index: list, dict, set, collections.deque
from collections import deque

from _linear import check

check("list", lambda: [1, 2, 3], repr, [
    ("append", lambda x: x.append(4)),
    ("append again", lambda x: x.append(5)),
    ("insert", lambda x: x.insert(1, 6)),
    ("pop", lambda x: x.pop()),
    ("pop first", lambda x: x.pop(0)),
    ("get", lambda x: x[0]),
    ("get last", lambda x: x[-1]),
    ("set", lambda x: x.__setitem__(0, 7)),
    ("length", len),
    ("copy", lambda x: x[:]),
    ("reverse", lambda x: x.reverse()),
    ("in", lambda x: 4 in x),
    ("clear", lambda x: x.clear()),
    ("extend", lambda x: x.extend([8, 9])),
    ("slice", lambda x: x.__setitem__(slice(0, 2), [10, 11, 12])),
])
check("dict", lambda: {1: 1, 2: 2}, lambda x: repr(sorted(x.items())), [
    ("set", lambda x: x.__setitem__(3, 3)),
    ("set again", lambda x: x.__setitem__(1, 4)),
    ("delete", lambda x: x.__delitem__(1)),
    ("get", lambda x: x.get(1)),
    ("get another", lambda x: x.get(3)),
    ("pop", lambda x: x.pop(2)),
    ("setdefault", lambda x: x.setdefault(3, 5)),
    ("length", len),
    ("copy", lambda x: sorted(x.copy().items())),
    ("in", lambda x: 3 in x),
    ("update", lambda x: x.update({1: 6, 4: 6})),
    ("clear", lambda x: x.clear()),
    ("keys", lambda x: sorted(list(x))),
])
check("set", lambda: {1, 2}, lambda x: repr(sorted(x)), [
    ("add", lambda x: x.add(3)),
    ("remove", lambda x: x.remove(1)),
    ("discard", lambda x: x.discard(2)),
    ("in", lambda x: 3 in x),
    ("length", len),
    ("copy", lambda x: sorted(x.copy())),
    ("clear", lambda x: x.clear()),
    ("update", lambda x: x.update({1, 4})),
    ("difference", lambda x: x.difference_update({1, 3})),
])
check("deque", lambda: deque([1, 2, 3]), repr, [
    ("append", lambda x: x.append(4)),
    ("append left", lambda x: x.appendleft(5)),
    ("pop", lambda x: x.pop()),
    ("pop left", lambda x: x.popleft()),
    ("length", len),
    ("get", lambda x: x[0]),
    ("copy", lambda x: list(x.copy())),
    ("rotate", lambda x: x.rotate(1)),
    ("extend", lambda x: x.extend([6, 7])),
    ("clear", lambda x: x.clear()),
])
check("bytearray", lambda: bytearray(b"abc"), repr, [
    ("append", lambda x: x.append(100)),
    ("pop", lambda x: x.pop()),
    ("pop first", lambda x: x.pop(0)),
    ("extend", lambda x: x.extend(b"ef")),
    ("copy", lambda x: bytes(x)),
    ("set", lambda x: x.__setitem__(0, 120)),
    ("length", len),
    ("find", lambda x: x.find(b"e")),
    ("clear", lambda x: x.clear()),
])
