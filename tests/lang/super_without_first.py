# python: 3.14
# index: super
# super() needs a first parameter by name that is still there.


class Base:
    def f(self, *args):
        return "Base", args


class Derived(Base):
    def star(*args): return super().f(*args[1:])
    def emptied(*args): args = (); return super().f()
    def nothing(): return super().f()
    def replaced(self): self = 3; return super().f(1)
    def deleted(self): del self; return super().f()
    def kept_as_cell(self): return [(lambda: self)() is self, super().f()]
    def nested(self): return (lambda: super().f())()
    def inlined(self): return [super().f(i) for i in (1, 2)]
    def generator(self): return list(super().f() for i in (1,))
    def aliased(self, make=super): return make().f()
    def by_name(*, self): return super().f()
    def collected(**self): return super().f()
    def positional(self, /): return super().f()


d = Derived()
for name, call in (
    ("star", lambda: d.star(1, 2)), ("emptied", d.emptied), ("nothing", Derived.nothing), ("replaced", d.replaced), ("deleted", d.deleted),
    ("cell", d.kept_as_cell), ("nested", d.nested), ("inlined", d.inlined), ("generator", d.generator), ("aliased", d.aliased),
    ("by name", lambda: Derived.by_name(self=d)), ("collected", Derived.collected), ("positional", d.positional), ("alone", super),
):
    try:
        print(name, call())
    except (RuntimeError, TypeError) as error:
        print(name, type(error).__name__, error)
