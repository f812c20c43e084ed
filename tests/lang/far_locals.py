# index: names, call
lines = ["def f(p):"]
for i in range(300):
    lines.append("    v%d = p + %d" % (i, i))
lines.append("    def g():")
lines.append("        nonlocal v250")
lines.append("        v250 += v10 + v299")
lines.append("        return v250")
lines.append("    total = 0")
lines.append("    for v150 in range(3):")
lines.append("        total += v150")
lines.append("    v140, v141 = v141, v140")
lines.append("    v200 += [x for x in [v201, v202] if x][1]")
lines.append("    a = g()")
lines.append("    del v260")
lines.append("    try:")
lines.append("        v260")
lines.append("    except UnboundLocalError as v261:")
lines.append("        print(v261)")
lines.append("    with C() as v262:")
lines.append("        pass")
lines.append("    return total, v140, v141, v200, a, v250, v262, len(locals())")


class C:
    def __enter__(self):
        return "entered"

    def __exit__(self, *args):
        pass


ns = {"C": C}
exec("\n".join(lines), ns)
print(ns["f"](1))
print(eval("[" + ",".join("x+%d" % i for i in range(500)) + "]", {"x": 1})[499])
print(len(eval("{" + ",".join("'k%d': x" % i for i in range(500)) + "}", {"x": 1})))
print(eval("max(" + ",".join("x-%d" % i for i in range(500)) + ")", {"x": 1}))
print(eval("f'" + "{x}-" * 200 + "'", {"x": 1})[-6:])
print(eval("+".join(["x"] * 500), {"x": 2}), eval("(" * 90 + "x" + ")" * 90, {"x": 3}))
exec(",".join("a%d" % i for i in range(200)) + " = range(200)\nprint(a0, a199)")
try:
    exec(",".join("a%d" % i for i in range(200)) + " = range(199)")
except ValueError as e:
    print("ValueError")
exec("a, *b, c = x, y, z, *w\nprint(a, b, c)", {"x": 1, "y": 2, "z": 3, "w": [4, 5]})
