# index: call, parameters, TypeError, positional-only parameters, keyword-only parameters, default values, argument unpacking
# What is said when arguments do not fit the parameters.
def none(): pass
def one(a): pass
def defaults(a, b, c=1, d=2): pass
def only(a, b, /): pass
def keys(*, x, y, z=1): pass
def mixed(a, /, b, *args, c, d=0, **kw): pass
def star(*args): pass
def pos_default(a, b=1, /, c=2): pass


class C:
    def m(self, a): pass

    @classmethod
    def c(cls, a, *, k): pass

    @staticmethod
    def s(a): pass

    def __call__(self, a, b): pass

    def no_self(): pass


c = C()
for text in ("none(1)", "none(1, 2)", "none(x=1)", "one()", "one(1, 2)", "one(1, a=2)", "one(b=1)", "one(1, b=1)", "defaults()", "defaults(1)", "defaults(1, 2, 3, 4, 5)",
             "defaults(1, 2, c=3, c=4)", "defaults(b=1)", "defaults(1, 2, e=3)", "only()", "only(1)", "only(a=1, b=2)", "only(1, b=2)", "only(1, 2, a=3)", "keys()", "keys(1, x=2, y=3)",
             "keys(x=1)", "keys(1)", "keys(1, 2, x=1)", "mixed()", "mixed(1)", "mixed(1, 2)", "mixed(1, 2, a=3, c=4)", "mixed(1, b=2, c=3, b_=4)", "mixed(1, 2, b=3, c=4)", "star(a=1)",
             "star(*5)", "star(**5)", "star(*None)", "star(**{1: 2})", "one(**{'a': 1}, **{'a': 2})", "one(a=1, **{'a': 2})", "keys(**[('x', 1)])", "star(**{'x': 1})", "pos_default()",
             "pos_default(1, 2, 3, 4)", "pos_default(1, b=2)", "c.m()", "c.m(1, 2)", "C.m(1)", "c.c()", "c.c(1)", "c.c(1, 2, k=3)", "c.s()", "c.s(1, 2)", "c(1)", "c(1, 2, 3)", "c.no_self()",
             "C(1)", "C(a=1)", "object(1)", "(lambda a: a)()", "one(1, *[2, 3])", "mixed(*[1], **{'b': 2}, c=3, **{'c': 4})", "C.m()", "[].append()", "[].append(1, 2)", "len()", "len(1, 2)",
             "len(obj=1)", "int(1, 2, 3)", "'a'.join()", "sorted()", "sorted([], 1)", "print(1, foo=2)", "max(1, kay=2)", "isinstance(1)", "type(1, 2)", "dict(1, 2)", "None()", "'x'(1)", "5(1)"):
    try:
        print(text, "=", eval(text))
    except (TypeError, SyntaxError) as e:
        print(text, "->", e)
