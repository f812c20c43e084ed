# index: inspect
# What objects are, their members, documentation and source.
import collections.abc
import functools
import inspect


class Base:
    """Base's text."""

    def method(self):
        """Method's text.

            indented
        """

    @property
    def value(self):
        return 1


class Derived(Base):
    def method(self):
        return [
            1,
        ]

    # a comment inside

    other = 2


def generate():
    yield


async def coroutine():
    pass


print(inspect.getdoc(Derived), inspect.getdoc(Derived.method), inspect.getdoc(3).split()[0], sep="\n")
print([name for name, value in inspect.getmembers(Derived, inspect.isfunction)])
print(inspect.getattr_static(Derived(), "value") is Base.__dict__["value"], inspect.getattr_static(3, "no", "none"))
g = generate()
states = [inspect.getgeneratorstate(g)]
next(g)
states.append(inspect.getgeneratorstate(g))
g.close()
print(states + [inspect.getgeneratorstate(g)])
checks = [inspect.isgeneratorfunction, inspect.iscoroutinefunction, inspect.isroutine, inspect.isbuiltin,
          inspect.ismethoddescriptor, inspect.isdatadescriptor, inspect.isabstract, inspect.isclass]
for thing in (generate, coroutine, len, list.append, collections.abc.Sized, g.close, int.real):
    print(getattr(thing, "__name__", "?"), [check.__name__[2:] for check in checks if check(thing)])
print(inspect.unwrap(functools.wraps(generate)(lambda: 1)) is generate, inspect.cleandoc("a\n   b\n     c\n"))
print(inspect.getsource(Derived.method), inspect.getsourcelines(generate), end="")
print(inspect.getsource(Derived).count("\n"), inspect.getmodule(Derived).__name__, inspect.getmodulename("a/b.py"))
print(inspect.currentframe().f_code.co_name, inspect.getframeinfo(inspect.currentframe()).code_context)
