# index: del, __delitem__, __delattr__, order of evaluation, unbound variables
# del takes its targets from left to right, in nested lists too, and unbinds names in every scope.
log = []


class Gone:
    def __delitem__(self, key):
        log.append(key)
        if key == "stop":
            raise KeyError("stopped")

    def __delattr__(self, name):
        log.append("." + name)


g = Gone()
a = b = c = 1
del a, (b, [g[1], g.x]), g[1:2, ...], (c)
print(log, [n for n in "abc" if n in globals()])
x = y = 1
try:
    del x, g["stop"], y
except KeyError as e:
    print(e, "x" in globals(), "y" in globals())


def inner_variable():
    v = 1

    def inner():
        nonlocal v
        del v
    inner()
    try:
        return v
    except UnboundLocalError as e:
        return str(e)


def twice():
    v = 1
    del v
    del v


print(inner_variable())
for f in (twice, lambda: exec("del len"), lambda: exec("del [].append"), lambda: exec("del ()[0]"),
          lambda: exec("del 'abc'[0]"), lambda: exec("del (1).real")):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
for text in ("del f()", "del 1", "del a + b", "del *a", "del (a, b())", "del None", "del [a for a in b]", "del a if b else c",
             "del (x := 1)", "del ()", "del []", "del a,", "del"):
    try:
        compile(text, "t", "exec")
        print(text, "ok")
    except SyntaxError as e:
        print(text, "->", e.msg)
