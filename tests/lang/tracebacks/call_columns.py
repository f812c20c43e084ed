# exit: 1
# compare-stderr
# python: 3.14
# index: marked columns, uncaught exceptions, tracebacks, chained comparisons, call
# The marks under the lines of a traceback: operators, calls, subscripts, attributes, over several lines, with wide letters.
class Thing:
    value = None


def divide(a, b):
    return (a +
            b) / (a - b)


def subscript(table, key):
    return table["first"][key]["third"] + 1


def attribute(thing):
    return thing.value.other.more


def call(f):
    return max(1, f(2)(3), key=lambda v: v)


def wide(größe):
    return "日本語" + größe["é"] + 日本語


def unary(x): return 1 + -x * 2


def compare(a): return 1 < 2 < a < 5


def unpack(x):
    a, (b, c) = x
    return a


def method(x):
    return (x
            .strip()
            .nothing())


steps = [lambda: divide(1, 1), lambda: subscript({"first": {"k": [1]}}, "k"), lambda: attribute(Thing()), lambda: call(lambda n: n), lambda: wide({"é": 1}), lambda: unary("x"),
         lambda: compare("x"), lambda: unpack((1, 2)), lambda: method(" x ")]
previous = None
for step in steps:
    try:
        step()
    except Exception as e:
        e.__context__ = previous
        previous = e
raise previous
