# python: 3.14
# index: locals, eval
# Inside a comprehension locals(), eval() and f_locals know its variables, and outside they don't.
import sys

print([eval("i + 1") for i in (1, 2)], [sorted(locals()) for i in (1,)], {k: eval("k * v") for k, v in [(2, 3)]})
exec("print([eval('j') for j in (5,)])")


class Class:
    width = 3
    seen = [sorted(locals()) for i in (1,)]
    values = [eval("i * 2") for i in (1, 2)]


print(Class.seen, Class.values)


def function(x):
    y = 10
    inside = [dict(sys._getframe().f_locals) for i in (7,)]
    shadowed = [(eval("x"), locals()["x"]) for x in (1, 2)]
    nested = [[sorted(locals()) for b in (a,)] for a in (1,)]
    captured = [(lambda: z, eval("z")) for z in (4,)]
    print(inside, shadowed, nested, captured[0][1], captured[0][0]())
    print([exec("print(i)") for i in "q"], x, eval("x"), [sys._getframe().f_locals["y"] for i in (1,)])
    inside = shadowed = nested = captured = None
    try:
        [1 / w for w in (1, 0)]
    except ZeroDivisionError:
        print(sorted(locals()))
    print(sorted(locals()), list(sorted(locals()) for i in (1,)))
    for _ in 1, 2:
        try:
            [[v for v in 3] for u in (1,)]
        except TypeError:
            pass
        finally:
            print(sorted(locals()))


function("outer")
try:
    [1 / w for w in (1, 0)]
except ZeroDivisionError:
    print("w" in locals(), "w" in globals(), locals() is globals())
