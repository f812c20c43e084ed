# index: list comprehensions, set comprehensions, dict comprehensions, generator expressions, comprehension scopes
# Scopes, order and errors of comprehensions.
x = "outer"
print([x for x in range(3)], x, {x: y for x, y in zip("ab", "cd")}, {c.upper() for c in "a"}, x)
print([(i, j) for i in range(3) if i for j in range(i) if j or i == 2], [[j for j in range(i)] for i in range(3)])
print([f() for f in [lambda: i for i in range(3)]], [f() for f in [lambda i=i: i for i in range(3)]])


class C:
    x = "class"
    first = [y for y in x]
    try:
        second = [x for _ in range(2)]
    except NameError as e:
        second = str(e)
    nested = list(z for z in [w for w in x[:2]])


print(C.first, C.second, C.nested)


def free():
    n = 10
    squares = [n * i for i in range(2) if (last := i) or True]
    gen = (n + i for i in range(2))
    n = 20
    return squares, list(gen), last


print(free(), [last for last in [1]], [a[0] for a in [[5]]], [a for a, *b in ["xyz"]], [0 for (a) in "ab"])
d = {}
print([0 for d["k"] in "xyz"], d, [k for k in d for d in [k]])
try:
    (i for i in 5)
except TypeError as e:
    print(e)
g = (print("made", i) or i for i in [1, 2] for j in bad())
try:
    next(g)
except NameError as e:
    print(e, list(g))
gen = (yield_ for yield_ in iter([1, 2]))
print(next(gen), gen.__name__, gen.__qualname__, type(gen).__name__, sum(i for i in (1, 2)), max((1, 2), key=lambda v: -v))
for text in ("[x, y for x in y]", "[x for x, in 1,]", "[for x in y]", "[x for x in 1, 2]", "f(x for x in y, 1)", "f(1, x for x in y)",
             "[*x for x in y]", "{**x for x in y}", "{x: y, z: w for x in y}", "[x if y for z in w]", "[x for x in y if]",
             "[x for 1 in y]", "[x for f() in y]", "[x := 1 for x in y]", "[y for x in (y := z)]", "(x for x in y) = 1",
             "[(yield x) for x in y]", "[x for x in (yield)]", "[await x for x in y]", "[lambda: x for x in y if lambda: 1]",
             "class D: [a := 1 for b in c]", "{x: for x in y}", "del [x for x in y]", "[x async for x in y]", "f(**x for x in y)"):
    try:
        compile(text, "t", "exec")
        print(text, "ok")
    except SyntaxError as e:
        print(text, "->", e.msg)
