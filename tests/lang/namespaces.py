# index: globals, locals, vars, dir
g = 1
def function(a, b=2):
    c = 3
    first = locals()
    first["a"] = "changed"
    d = 4
    return a, sorted(locals()), first is locals()
print(function(1)[:2])
def closure():
    x = 5
    def inner():
        y = x
        return locals()
    return inner()
print(closure())
class Body:
    attribute = 1
    seen = sorted(k for k in locals() if not k.startswith("__"))
    locals()["added"] = 2
print(Body.seen, Body.added)
globals()["late"] = 6
print(late, globals() is vars(), "g" in dir())
class Plain:
    def __init__(self):
        self.x = 1
class Own:
    def __dir__(self):
        return ["b", "a"]
print(vars(Plain()), dir(Own()), [n for n in dir(Plain()) if n[0] != "_"])
print("upper" in dir(""), "__class__" in dir(3), "real" in dir(int))
for call in [lambda: vars(3), lambda: dir(1, 2), lambda: globals(1)]:
    try:
        call()
    except TypeError as e:
        print(e)
def generator():
    z = 1
    yield sorted(locals())
    w = 2
    yield sorted(locals())
print(list(generator()))
