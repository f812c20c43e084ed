# index: walrus, scopes, comprehension scopes, syntax errors
# Where := may stand, and whose variable it binds.
if (n := 10) > 5 and (m := n + 1):
    print(n, m)
print(total := 0, [total := total + v for v in range(4)], total)
print((a := 1, b := 2), (c := (1, 2)), {(k := "x"): (v := 5)}, [z := 1, z ** 2], {(s := 1)}, f"{(w := 3)} {w:=5}")


def f(*args, **kwargs):
    return args, kwargs


print(f(p := 1, (q := 2), k=(r := 3)), p, q, r, "abc"[(i := 1)], "abcd"[(j := 1):(j := 3)])
while (line := "" if n < 8 else str(n)):
    n -= 1
print(repr(line), [last for x in "ab" if (last := x)], last)


def scopes():
    def inner():
        nonlocal found
        return any((found := x) > 2 for x in (1, 3, 5))
    found = None
    return inner(), found


def to_global():
    global g
    [g := x for x in range(3)]


to_global()
print(scopes(), g, (lambda: (h := 1) + h)(), (lambda h=(o := 2): h)(), o, "h" in globals())


def default(a=(dd := 1)):
    return a, dd


@(deco := lambda fn: fn)
def decorated(): pass


print(default(), deco(4), not (t := 0), -(u := 1), (x := 1) if (y := 0) else (x := 2), x)
for text in ("x := 1", "(x.y := 1)", "(x[0] := 1)", "((x, y) := 1)", "(x := y := 1)", "(x := 1, 2) and x", "f(x := 1 for y in z)", "f(a=b := 1)",
             "f(a := b=1)", "lambda: x := 1", "(lambda: (x := 1))", "x = y := 0", "x = (y := 0)", "(x := (yield))", "[i := 0 for i in r]",
             "[[(i := j) for j in r] for i in r]", "[i for i in r if (j := i) for j in r]", "def f(a: (b := 1)): pass", "def f(a=b := 1): pass",
             "assert x := 1", "del (x := 1)", "(x := 1) += 1", "(x := 1) = 2", "(True := 1)", "(None := 1)", "(__debug__ := 1)", "(f() := 1)",
             "with (x := 1) as y: pass", "with (x := 1, y := 2): pass", "for x in y := z: pass", "(*x := 1)", "a[b := 1]", "a[b:=1, c:=2]", "a[:(b := 1)]",
             "a[b:=1:2]", "{x := 1}", "{x := 1: 2}", "f'{x:=1}'", "return_ = (y := 1)", "(x: int := 1)", "@x := y\ndef f(): pass"):
    try:
        compile(text, "t", "exec")
        print(text, "ok")
    except SyntaxError as e:
        print(text, "->", e.msg)
