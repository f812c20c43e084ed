# index: exec, eval, compile, globals, code objects, TypeError, closures
# Namespaces, modes, closures and errors of exec, eval and compile.
class Mapping(dict):
    def __missing__(self, key):
        if key == "absent":
            raise KeyError(key)
        return "made " + key


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e.msg if isinstance(e, SyntaxError) else e)


attempt(eval, "x + y", {"x": 1}, {"y": 2})
attempt(eval, "  1 +\\\n 2  \n")
attempt(eval, "name", {}, Mapping())
attempt(eval, "absent", {}, Mapping())
attempt(eval, "len", {}, Mapping())
attempt(eval, "len", {"__builtins__": {}})
attempt(eval, "len([1])", {"__builtins__": {"len": lambda x: "own"}})
attempt(eval, "__builtins__", {"__builtins__": {}})
attempt(eval, b"'bytes ' + 'source'")
attempt(eval, bytearray(b"1"))
attempt(eval, memoryview(b"2"))
attempt(eval, compile("1; 2", "f", "exec"))
attempt(eval, compile("x = 1", "f", "exec"), {})
attempt(eval, "x = 1")
attempt(eval, "")
attempt(eval, "1\0")
attempt(eval, 5)
attempt(eval, "1", [])
attempt(eval, "1", {}, 5)
attempt(eval, "1", None, None)
attempt(eval, "x", globals={"x": "keyword"})
attempt(exec, "x = ", {})
attempt(exec, "raise ValueError('in exec')")
attempt(exec, "1", globals=5)
attempt(exec, compile("a", "f", "eval"), {"a": 1})
attempt(exec, None)
attempt(compile, "1", "f", "wrong")
attempt(compile, "1", 5, "eval")
attempt(compile, "1", "f", "eval", flags=1 << 30)
attempt(compile, "1", "f", "eval", optimize=5)
attempt(compile, "1\n2", "f", "single")
attempt(compile, "(yield)", "f", "eval")
attempt(compile, "return 1", "f", "exec")
attempt(lambda: exec(compile("1 + 1; 'shown'; None", "f", "single")))
attempt(lambda: exec(compile("assert 0", "f", "exec", optimize=1)))
attempt(lambda: eval(compile("__debug__", "f", "eval", optimize=2)))


def outer():
    v = "cell"
    def inner():
        global result
        result = v
    return inner


code = outer().__code__
attempt(exec, code)
attempt(exec, code, closure=outer().__closure__)
print(result)
attempt(exec, code, closure=())
attempt(exec, "1", closure=outer().__closure__)
attempt(exec, compile("1", "f", "exec"), closure=())
attempt(exec, code, closure=[1])
space = {}
exec("def f(): return g()\ndef g(): return 'recursive'\nr = f()", space)
print(space["r"], sorted(k for k in space), space["f"].__globals__ is space, space["f"].__module__)
