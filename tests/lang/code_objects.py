# index: code objects, compile, exec
def f(a, b, /, c, *args, d, e=1, **kw):
    """doc"""
    x = a
    def g():
        return x, b
    return g


c = f.__code__
print(c.co_name, c.co_qualname, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_firstlineno)
print(c.co_cellvars, c.co_freevars, [n for n in c.co_varnames if n != "b"], bool(c.co_flags & 4), bool(c.co_flags & 8))
print(f(1, 2, 3, d=4).__code__.co_freevars, f.__doc__, f(1, 2, 3, d=4).__code__.co_qualname)
code = compile("y = 1\nz = [y, x]", "<here>", "exec")
ns = {"x": 5}
exec(code, ns)
print(ns["z"], code.co_name, code.co_filename, eval(compile("z[1] + 1", "e", "eval"), ns))
g, l = {"a": 1}, {"b": 2}
exec("a = 3\nc = a + b\ndef h():\n    global q\n    q = a\nh()\ndel b", g, l)
print(g["a"], g["q"], l.pop("h").__name__, l)
for bad in ["1 +", "return", "x = yield", "def f(:", "f(a=1, a=2)", "if x:\npass", "'abc", "a b", "break", "*a = 1", "def f():\n\tx\n        y"]:
    try:
        compile(bad, "<bad>", "exec")
    except SyntaxError as e:
        print(type(e).__name__, e.lineno, e.filename)
print(f.__code__ == f.__code__, hash(f.__code__) == hash(f.__code__), f.__code__.replace(co_name="other").co_name)
print(sorted({line for _, _, line in c.co_lines() if line})[-1] - c.co_firstlineno)
exec(compile("print('single')\n1 + 1\n", "<s>", "exec"))
print(eval("(lambda x: [x for x in range(x)])(3)"), eval("[a for b in range(2)]", {"a": 1}))
