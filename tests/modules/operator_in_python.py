# index: operator, import system
# Module operator over its part in Python, as in a build without the native one, agrees with the native one.
# skip-if: threads
import operator
import sys

saved = {name: sys.modules.pop(name) for name in ("operator", "_operator")}
sys.modules["_operator"] = None
plain = __import__("operator")
sys.modules.update(saved)
print(plain is not operator, plain.add.__module__, plain.__all__ == operator.__all__)


def outcome(function, *args):
    try:
        return function(*args)
    except Exception as e:
        return type(e).__name__


pairs = [(7, 2), (6.5, -2), ("ab", "c"), ([1], [2]), ({1, 2}, {2}), (3, "x"), (True, None)]
binary = [n for n in operator.__all__
          if not n.endswith(("getter", "caller")) and outcome(getattr(operator, n), 7, 2) != "TypeError"]
for name in binary:
    ours, theirs = getattr(plain, name), getattr(operator, name)
    for a, b in pairs:
        a, c = (list(a), list(a)) if isinstance(a, list) else (a, a)
        if outcome(ours, a, b) != outcome(theirs, c, b):
            print(name, a, b, outcome(ours, a, b), outcome(theirs, c, b))
for name in ("not_", "truth", "neg", "pos", "inv", "invert", "abs", "length_hint"):
    for a in (5, -3, True, None, [1, 2], 1.5, iter([1, 2])):
        if outcome(getattr(plain, name), a) != outcome(getattr(operator, name), a):
            print(name, a, outcome(getattr(plain, name), a))
print(plain.indexOf("abc", "c"), plain.countOf([1, 1.0, 2], 1), plain.contains("ab", "b"), plain.concat([1], [2]))
print(plain.itemgetter(0, -1)("abc"), plain.attrgetter("real", "imag.real")(3j), plain.methodcaller("join", "ab")("-"))
print(repr(plain.itemgetter(1)), repr(plain.methodcaller("f", 1, k=2)), len(binary) > 30)
