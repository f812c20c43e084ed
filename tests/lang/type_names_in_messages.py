# python: 3.14
# index: error messages, collections.deque, types.SimpleNamespace
# Messages name the module of a built-in type unless it is builtins, and never that of a class.
import itertools
import operator
import types
from collections import deque


def trial(function, *args):
    try:
        print(function(*args))
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)


class Outer:
    class Inner:
        pass


namespace = types.SimpleNamespace()
for thing in (deque(), namespace, itertools.count(), Outer.Inner(), Outer()):
    trial(lambda: thing + 1)
    trial(lambda: -thing)
    trial(lambda: thing(1))
    trial(lambda: thing < 1)
    trial(lambda: thing.missing)
    trial(operator.index, thing)
    trial(operator.getitem, [], thing)
    trial(lambda: "".join([thing]))
for thing in (namespace, Outer()):
    trial(len, thing)
    trial(iter, thing)
    trial(lambda: thing[0])
for thing in (deque(), namespace):
    trial(hash, thing)
    trial(lambda: {thing})
    trial(lambda: {thing: 1})
trial(setattr, deque, "x", 1)
trial(setattr, deque(), "x", 1)
trial(setattr, deque(), "maxlen", 1)
trial(getattr, deque, "x")
trial(format, deque(), "x")
trial(deque.append, 1, 1)
trial(deque.__len__, [])
trial(deque.append)
trial(deque.__len__)
trial(list.__len__, deque())
print(deque.append, deque.__len__, deque.maxlen, list.__len__, list.append, list.__getitem__)
