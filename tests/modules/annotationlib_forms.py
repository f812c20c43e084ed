# python: 3.14
# index: annotationlib.get_annotations, annotationlib.Format, annotationlib.ForwardRef
import annotationlib
from annotationlib import Format, ForwardRef, call_annotate_function, get_annotations, type_repr


class Order:
    id: int
    customer: Customer
    lines: list[Line] = []
    note: "str | None" = None


def place(order: Order, *more: Missing, when: datetime.date = None) -> dict[str, Unknown]: ...


print(get_annotations(Order, format=Format.STRING), get_annotations(place, format=Format.STRING), sep="\n")
forward = get_annotations(Order, format=Format.FORWARDREF)
print(forward["id"], forward["customer"], type(forward["customer"]).__name__, forward["lines"], repr(forward["note"]))
try:
    Order.__annotations__
except NameError as e:
    print(e)


class Customer: ...


class Line: ...


print(Order.__annotations__["customer"] is Customer, Order.__annotations__["lines"], forward["customer"].evaluate() is Customer, list(Order.__annotations__))
print(Order.__annotate__(Format.VALUE)["id"], get_annotations(Order, eval_str=True)["note"], callable(Order.__annotate__))
try:
    Order.__annotate__(Format.STRING)
except NotImplementedError as e:
    print("NotImplementedError", e)


def make(annotate):
    class Made:
        pass
    Made.__annotate__ = annotate
    return Made


def late(format, /):
    if format > 2:
        raise NotImplementedError
    return {"y": y_of_later, "z": a.b[c] | int}


M = make(lambda format: {"x": [int, "int", "X"][format - 1]} if format != 2 else {}["no"])
print(M.__annotations__, call_annotate_function(late, Format.FORWARDREF)["y"], call_annotate_function(late, Format.STRING))
ref = ForwardRef("list[Customer]", owner=Order)
print(ref, ref.__forward_arg__, ref.evaluate(globals=globals()), ref == ForwardRef("list[Customer]", owner=Order), ForwardRef("nope").evaluate(format=Format.FORWARDREF), ForwardRef("T").evaluate(type_params=[], locals={"T": 7}))
print(type_repr(int), type_repr(Order), type_repr(list[int]), type_repr(len), type_repr("text"), type_repr(...), annotationlib.annotations_to_string({"a": int, "b": "raw", "c": None}))
Order.__annotations__["new"] = float
print(get_annotations(Order)["new"], Order.__annotate__ is not None, annotationlib.get_annotate_from_class_namespace({"__annotate__": 5}), Format(1), [f.name for f in Format])
del place.__annotations__
for call in (lambda: get_annotations(3), lambda: get_annotations(Order, format=99), lambda: get_annotations(Order, eval_str=True, format=Format.STRING), lambda: ForwardRef(3), lambda: ForwardRef("a b").evaluate(), lambda: ForwardRef("zzz").evaluate(), lambda: setattr(Order, "__annotate__", 3), lambda: setattr(place, "__annotations__", 3), lambda: place.__annotations__):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
