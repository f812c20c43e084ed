# index: global, exec
# What `global` declares at module level, or in a function before, holds for the statements after it.
g, l = {}, {}
exec("global a; a = 1; b = 2", g, l); g.pop('__builtins__'); print(g, l)
g, l = {}, {}
exec("""
def f():
    global x
    return x
x = 5
y = 6
r = f()
class C:
    x = 7
del x
""", g, l); print(sorted(set(g)-{'__builtins__'}), sorted(l), l['r'])
