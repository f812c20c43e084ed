# index: compile, recursion limits
import sys
def attempt(source, mode="exec"):
    try:
        compile(source, "s", mode)
        return "ok"
    except (SyntaxError, MemoryError, RecursionError, ValueError) as e:
        return type(e).__name__
print(attempt("a\0b") in ("SyntaxError", "ValueError"), attempt(b"\xff"), attempt(b"# coding: nonsense\n"), attempt("\ud800") != "ok")
print(attempt("(" * 300), attempt("x = " + "(" * 50 + ")" * 50), attempt("-" * 100000 + "1") != "", attempt("[" * 100000) != "ok")
print(attempt("if 1:\n" + "".join(" " * i + "if 1:\n" for i in range(1, 120))), attempt("lambda: " * 30 + "1"))
print(attempt(""), attempt("", "eval"), attempt("\n\n"), attempt("# only"), attempt("\\"))
print(attempt("x" * 100000), attempt("'" + "y" * 1000000 + "'"), attempt("0x" + "f" * 5000))
print(attempt("+".join(["1"] * 2000)), attempt(";".join(["a"] * 5000)), attempt("f(" + ",".join(["a"] * 3000) + ")"))
print(attempt("def f(" + ",".join(f"a{i}" for i in range(1000)) + "): pass"), attempt("x = {" + "1:2," * 5000 + "}"))
space = {}
exec("def f(" + ",".join(f"a{i}=0" for i in range(300)) + "): return a299 + a0\nv = f(1, a299=5)", space)
exec("t = " + "+".join(["1"] * 2000) + "\nl = [" + "2," * 3000 + "]", space)
print(space["v"], space["t"], len(space["l"]))
