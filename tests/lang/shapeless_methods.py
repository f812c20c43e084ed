# index: methods, inline caches, None, bool, Ellipsis
# One place in the code calls methods of objects that the interpreter has without allocating them, in turn.


def outcome(function, value):
    try:
        return function(value)
    except Exception as e:
        return type(e).__name__


def bits(x):
    return x.bit_length()


def index(x):
    return x.__index__()


def text(x):
    return x.__repr__()


def name(x):
    return x.__name__


def reduce(x):
    return x.__reduce__()


values = [True, None, ..., NotImplemented, False, 5, 2.5, len, "a", None, True, len, print]
for function in (bits, index, text, name, reduce):
    for _ in range(3):
        results = [outcome(function, v) for v in values]
    print(function.__name__, [str(r).split(" at ")[0] for r in results])
for v in values[::-1]:
    print(outcome(bits, v), outcome(index, v), end="; ")
print()
