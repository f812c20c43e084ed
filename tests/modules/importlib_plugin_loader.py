# index: importlib.util.spec_from_file_location, importlib.import_module, importlib.reload
# skip-if: threads
import importlib
import importlib.util
import os
import sys
import tempfile


class Plugins:
    """Loads every *.py of a directory that has a function register()."""

    def __init__(self, directory):
        self.directory, self.commands, self.errors = directory, {}, []

    def command(self, function):
        self.commands[function.__name__] = function
        return function

    def load(self):
        for name in sorted(os.listdir(self.directory)):
            stem, suffix = os.path.splitext(name)
            if suffix != ".py" or stem.startswith("_"):
                continue
            spec = importlib.util.spec_from_file_location("plugins." + stem, os.path.join(self.directory, name))
            module = importlib.util.module_from_spec(spec)
            try:
                spec.loader.exec_module(module)
                module.register(self)
            except Exception as e:
                self.errors.append((stem, type(e).__name__, str(e)))
        return self


def write(name, text):
    with open(os.path.join(d, name), "w") as f:
        f.write(text)


with tempfile.TemporaryDirectory() as d:
    write("hello.py", "GREETING = 'hello'\ndef register(app):\n    @app.command\n    def hello(name):\n        return f'{GREETING} {name}'\n")
    write("maths.py", "def register(app):\n    app.command(square)\ndef square(x):\n    return int(x) ** 2\n")
    write("broken.py", "import nothing_of_that_name\n")
    write("empty.py", "")
    write("syntax.py", "def (:\n")
    write("_private.py", "1/0")
    p = Plugins(d).load()
    print(sorted(p.commands), p.commands["hello"]("ann"), p.commands["square"]("7"), p.commands["square"].__module__)
    print(*p.errors, sep="\n")
    spec = importlib.util.spec_from_file_location("m", os.path.join(d, "hello.py"))
    print(spec.name, spec.origin == os.path.join(d, "hello.py"), spec.parent == "", type(spec.loader).__name__, spec.submodule_search_locations, spec.has_location, importlib.util.spec_from_file_location("x", d + "/none.txt"))
    sys.path.insert(0, d)
    write("counter.py", "count = globals().get('count', 0) + 1\nversion = 1\n")
    counter = importlib.import_module("counter")
    write("counter.py", "count = globals().get('count', 0) + 1\nversion = 'two, longer'\nextra = True\n")
    importlib.invalidate_caches()
    print(counter.count, counter.version, importlib.reload(counter) is counter, counter.count, counter.version, counter.extra)
    sys.path.remove(d)
print(importlib.import_module("os.path").__name__, importlib.import_module(".path", "os").join("a", "b"), importlib.util.find_spec("json").name, importlib.util.find_spec("none_such"), importlib.util.resolve_name("..b", "a.c.d"))
for call in (lambda: importlib.import_module(".x"), lambda: importlib.import_module("none_such"), lambda: importlib.import_module(""), lambda: importlib.reload(3), lambda: importlib.util.find_spec("none_such.b"), lambda: importlib.util.find_spec("sys.x"), lambda: importlib.util.resolve_name("...x", "a"),
             lambda: importlib.reload(type(sys)("unknown")), lambda: importlib.import_module(3), lambda: importlib.import_module("json.none")):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
