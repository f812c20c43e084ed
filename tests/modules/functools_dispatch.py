# index: functools.singledispatch, functools.singledispatchmethod
from collections.abc import Mapping, Sequence
from functools import singledispatch, singledispatchmethod


@singledispatch
def to_html(value):
    """As HTML."""
    return str(value).replace("<", "&lt;")


@to_html.register
def _(value: str) -> str:
    return "<p>" + to_html.dispatch(object)(value) + "</p>"


@to_html.register(Sequence)
def _(value):
    return "<ul>" + "".join(f"<li>{to_html(v)}" for v in value) + "</ul>"


@to_html.register
def _(value: int | bool):
    return f"<b>{value}</b>"


to_html.register(Mapping, lambda value: "<dl>%d</dl>" % len(value))
for value in ("a<b", 3, True, [1, "x", [2.5]], (1,), {"k": 1}, {1}, None, 2.50, range(2)):
    print(to_html(value))
print(to_html.__name__, to_html.__doc__, sorted(t.__name__ for t in to_html.registry), to_html.dispatch(bool) is to_html.dispatch(int))


class Account:
    def __init__(self):
        self.log = []

    @singledispatchmethod
    def apply(self, event):
        raise TypeError(f"no event: {event!r}")

    @apply.register
    def _(self, event: int):
        self.log.append(("deposit", event))
        return self

    @apply.register(str)
    def _(self, event):
        self.log.append(("note", event))
        return self

    @singledispatchmethod
    @classmethod
    def of(cls, arg):
        return cls.__name__, "object"

    @of.register(list)
    @classmethod
    def _(cls, arg):
        return cls.__name__, "list"


print(Account().apply(5).apply("hi").log, Account.of([]), Account().of(1))
for call in (lambda: Account().apply(2.5), lambda: to_html(), lambda: to_html.register(3), lambda: to_html.register(lambda x: 1)):
    try:
        call()
    except TypeError as e:
        print(str(e).split(" at 0x")[0].split("<function")[0])
