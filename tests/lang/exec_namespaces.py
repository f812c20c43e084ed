# python: 3.14
# index: exec, eval, __prepare__
# Namespaces of other kinds: dict subclasses, mappings, other builtins, keys that are no names.
import warnings


def attempt(function, *args):
    try:
        print(function(*args))
    except (NameError, TypeError, ImportError) as error:
        print(type(error).__name__, error)


class Missing(dict):
    def __missing__(self, key):
        return print if key == "print" else f"missing {key}"


class Noted(dict):
    def __setitem__(self, key, value):
        print("set", key)
        super().__setitem__(key, value)

    def __getitem__(self, key):
        print("get", key)
        return super().__getitem__(key)


class Mapping:
    def __getitem__(self, key):
        return {"a": 5}[key]

    def __setitem__(self, key, value):
        print("store", key, value)

    def __delitem__(self, key):
        print("delete", key)


attempt(eval, "foo", Missing())
attempt(eval, "foo", {}, Missing())
attempt(eval, "(lambda: foo)()", Missing())
attempt(exec, "def f(): return foo\nprint(f())", Missing())
attempt(exec, "x = 1\nglobal y\ny = x\ndef f(): global z; z = len([y])\nf()", Noted())
attempt(eval, "a", {}, Mapping())
attempt(exec, "b = 1; del b; b", {}, Mapping())
attempt(eval, "a", Mapping())
for builtins in {}, {"len": 3, "print": print}, {"__import__": lambda *a: print("import", a[0], a[3])}:
    for source in "len", "import os.path", "from x import y", "class A: pass", "print(len)":
        attempt(exec, source, {"__builtins__": builtins})


class Meta(type):
    def __prepare__(name, bases):
        return {1: 2, None: 3, "ok": 4}


with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")

    class Odd(metaclass=Meta):
        z = 1

print(Odd.__dict__[1], vars(Odd)[None], Odd.ok, Odd.z, 1 in Odd.__dict__, [str(w.message) for w in log])
