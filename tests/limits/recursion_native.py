# skip-if: threads
# timeout: 120
# python: 3.14
# index: recursion limits, RecursionError
"""Recursion in C ends with RecursionError, on stacks of any size: containers in containers, iterators over iterators."""
import collections
import copy
import functools
import threading
import types

N = 30_000


def nest(make):
    x = make(None)
    for _ in range(N):
        x = make(x)
    return x


def iterators(make):
    x = iter([])
    for _ in range(N):
        x = make(x)
    return x


def identity(x):
    return x


class Wrapper:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        return self.x == other.x

    def __hash__(self):
        return hash(self.x)

    def __repr__(self):
        return repr(self.x)

    def __format__(self, spec):
        return format(self.x, spec)


def in_list(x):
    return [x]


def in_tuple(x):
    return (x,)


def in_dict(x):
    return {1: x}


pairs = {make.__name__: (nest(make), nest(make)) for make in (in_list, in_tuple, in_dict, Wrapper)}
deep_classes = nest(lambda x: (x or int,))
cases = {
    "deque repr": lambda x=nest(lambda x: collections.deque([x])): repr(x),
    "namespace repr": lambda x=nest(lambda x: types.SimpleNamespace(x=x)): repr(x),
    "exception repr": lambda x=nest(ValueError): repr(x),
    "alias repr": lambda x=nest(lambda x: list[x]): repr(x),
    "tuple hash": lambda: hash(pairs["in_tuple"][0]),
    "wrapper hash": lambda: hash(pairs["Wrapper"][0]),
    "list order": lambda: pairs["in_list"][0] < pairs["in_list"][1],
    "list index": lambda: [pairs["in_list"][0]].index(pairs["in_list"][1]),
    "sorted": lambda: sorted(pairs["in_list"]),
    "set": lambda: set(pairs["in_tuple"]),
    "format": lambda: f"{pairs['Wrapper'][0]}",
    "percent": lambda: "%s" % (pairs["in_dict"][0],),
    "isinstance": lambda: isinstance(1.5, deep_classes),
    "issubclass": lambda: issubclass(float, deep_classes),
    "deepcopy": lambda: copy.deepcopy(pairs["in_list"][0]),
    "map": lambda: next(iterators(lambda x: map(identity, x))),
    "filter": lambda: next(iterators(lambda x: filter(None, x)), 0),
    "zip": lambda: next(iterators(zip), 0),
    "enumerate": lambda: next(iterators(enumerate), 0),
    "sort key": lambda: (f := lambda x: sorted([1, 2], key=f))(1),
    "reduce": lambda: (f := lambda x, y: functools.reduce(f, [1, 2]))(1, 2),
    "sum": lambda: (f := lambda: sum(f() for _ in [1]))(),
    "property": lambda: type("P", (), {"x": property(lambda self: self.x)})().x,
}
for name, (a, b) in pairs.items():
    cases[name + " repr"] = lambda a=a: repr(a)
    cases[name + " equal"] = lambda a=a, b=b: a == b
sources = {
    "brackets": "[" * N,
    "parentheses": "(" * N + ")" * N,
    "not": "not " * N + "a",
    "minus": "-" * N + "1",
    "lambda": "lambda: " * N + "1",
    "conditional": "a if b else " * N + "c",
    "power": "a" + "**a" * N,
    "attributes": "a" + ".b" * N,
    "calls": "a" + "()" * N,
    "plus": "+".join("a" * N),
    "dictionary": "{1:" * N + "1" + "}" * N,
    "comprehension": "[a for a in " * N + "]" * N,
    "f-string": "f'{" * N + "1" + "}'" * N,
    "starred": "*" * N + "a",
}


def run(where):
    for name, case in cases.items():
        try:
            result = case()
        except RecursionError:
            continue
        print(where, name, "gives", type(result))
    for name, source in sources.items():
        try:
            compile(source, name, "eval")
        except (RecursionError, MemoryError, SyntaxError):
            continue
        print(where, name, "compiles")
    print(where, "done")


for size in (32768, 65536, 256 * 1024):
    threading.stack_size(size)
    thread = threading.Thread(target=run, args=(size,))
    thread.start()
    thread.join()
print(len(cases), len(sources))
