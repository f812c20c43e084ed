# index: exec, eval, compile, code objects
def scope():
    x = 1
    exec("x = 2; y = 3")
    print(x, eval("x + 1"), eval("[x for i in range(3)]"))
    space = {}
    exec("def f(a, *, b=2):\n    return a + b + z\nz = 10", space)
    print(space["f"](1), sorted(k for k in space if k[0] != "_"), "__builtins__" in space)
    local = {"z": 5}
    exec("w = z + 1\nclass C:\n    v = w if False else 7", space, local)
    print(local["w"], local["C"].v, "w" in space)
scope()
code = compile("a + b", "<made>", "eval")
print(eval(code, {"a": 1}, {"b": 2}), code.co_names, code.co_filename, code.co_name)
exec(compile("for i in range(2): print('exec', i)", "f", "exec"))
exec(compile("1 + 1\n", "f", "single"))
print(eval("  \t(1,\n 2)"), eval(b"'bytes \xc3\xa9'"), eval("lambda: 5")())
class Mapping:
    def __getitem__(self, key):
        return key.upper() if key.islower() and key != "print" else (_ for _ in ()).throw(KeyError(key))
    def keys(self):
        return []
print(eval("abc + de", {}, Mapping()))
def outer():
    cell = "closed over"
    def inner():
        return cell
    return inner
function = outer()
exec(function.__code__, {}, closure=function.__closure__)
for args, kwargs in [(("1", 3), {}), (("1", {}, 3), {}), ((3,), {}), ((function.__code__,), {}), (("1",), {"closure": ()}),
                     ((function.__code__,), {"closure": ()})]:
    try:
        exec(*args, **kwargs)
    except TypeError as e:
        print(e)
for args in [("1", 3), ("1", {}, 3), (3,), (function.__code__,), ("1 2",), ("x = 1",), ("",)]:
    try:
        eval(*args)
    except (TypeError, SyntaxError) as e:
        print(type(e).__name__, str(e).partition(" (<")[0])
for args in [("1", "f", "bad"), ("1", "f", "exec", 1 << 30), ("1", "f", "exec", 0, False, 5), (3, "f", "exec"), ("1", 3, "exec")]:
    try:
        compile(*args)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(eval("__debug__"), compile("assert 0", "f", "exec", optimize=1) and exec(compile("assert 0", "f", "exec", optimize=1)))
