# python: 3.14
# index: annotationlib
# Annotations that format what is not there cannot be told as text or as forward references.
import annotationlib
from annotationlib import Format


class Formatted:
    plain: Missing
    text: f"a {Missing!s:>5}"


class Plain:
    text: f"a {1 + 1}"
    more: "b" + Missing


for format in Format:
    for thing in Formatted, Plain:
        try:
            print(format.name, annotationlib.get_annotations(thing, format=format))
        except (TypeError, NameError, NotImplementedError, ValueError) as e:
            print(format.name, thing.__name__, type(e).__name__, e)


def function(a: f"{Missing:x}", b: str(Missing)): pass


for format in Format.FORWARDREF, Format.STRING:
    try:
        print(annotationlib.get_annotations(function, format=format))
    except TypeError as e:
        print(format.name, e)
Missing = 10
print(annotationlib.get_annotations(function, format=Format.FORWARDREF))
print(Formatted.__annotations__["text"], format_spec := f"{Missing:x}")
