# python: 3.14
# index: annotationlib.ForwardRef, annotationlib.get_annotations
# Forward references that remember the variables of enclosing functions.
from annotationlib import ForwardRef, Format, get_annotations


def attempt(function):
    try:
        print(function())
    except TypeError as e:
        print(e)


def outer():
    def inner(a: late, b: list[late], c: missing):
        pass
    found = get_annotations(inner, format=Format.FORWARDREF)
    plain, within, other = found.values()
    attempt(lambda: hash(plain) == hash(plain))
    attempt(lambda: {within: 1})
    attempt(lambda: hash(other) == hash(other))
    print(plain == plain, plain == ForwardRef("late"), other.__forward_arg__)
    late = int
    print(plain.evaluate(), within.__args__[0].evaluate())


outer()
print(hash(ForwardRef("x")) == hash(ForwardRef("x")), ForwardRef("x") == ForwardRef("x", module="m"))
