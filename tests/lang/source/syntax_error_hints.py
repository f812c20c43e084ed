# python: 3.14
# index: syntax errors, suggestions, error messages
# What is said of likely mistakes, with the place.
for source in ("if x = 1: pass", "x = = 1", "x == 1 = 2", "f() = 1", "None = 1", "1 = x", "'a' = 1", "x + 1 = 2", "(x, 1) = 2", "[x, f()] = 1", "x if y else z = 1", "f(x for x in y, 1)", "f(a=1, b)", "f(**a, b)", "f(**a, *b)", "f(a.b=1)", "f(1=2)", "f(True=1)", "f(a=)", "f(a b)", "f(a, b c)",
               "print 1", "print x, y", "exec 'a'", "x = 5 y", "[1, 2 3]", "{1: 2 3: 4}", "(1 2)", "x = 1,, 2", "while x\n pass", "if x\n pass", "for x in y\n pass", "def f()\n pass", "class C\n pass", "else if x: pass", "if x: pass\nelse if y: pass", "elseif x: pass", "x++", "x--", "++x", "!x", "x && y", "x || y", "x <> y", "x ? y : z",
               "a := 1", "x = y := 1", "def f(x=1, y): pass", "lambda x=1, y: 1", "import a.b as c.d", "from x import", "from x import (a, b", "import x from y", "for 1 in x: pass", "for x() in y: pass", "for x if y in z: pass", "with x as 1: pass", "del x + 1", "del f()", "return", "yield x", "await x", "break", "continue", "class C: return 1",
               "def f(): nonlocal x", "async with x: pass", "[await x for x in y]", "async def f(): yield from x", "async def f():\n yield 1\n return 2", "def f():\n (yield) = 1", "'abc", "\"abc", "'''abc", "f'{x", "f'{x!}'", "(", "[1, (2]", "}", "x = {1: 2", "0777", "0xg", "1__0", "1.e", "5x", "x = 'a' 'b' c", "try: pass", "try: pass\nx = 1",
               "try: pass\nexcept: pass\nexcept A: pass", "@", "@1 +\nf", "raise x from", "assert", "global", "x: int: str", "(x): int: 1", "del", "whille x: pass", "fro x in y: pass", "imprt x", "clas C: pass", "retrun x", "def f():\n  reutrn 1", "form x import y", "if x:\n  pass\nelsif y:\n  pass", "tru = True; fale x", "pas s", "forx in y: pass", "asnyc def f(): pass", "x = lamda: 1", "a nd b", "a or or b", "not",
               "x = not", "a is is b", "a not b", "in x", "*x", "**x", "f(*)", "f(**)", "{**}", "[*]", "x[", "x[]", "x[1:2:3:4]", "x.", ".x", "x..y", "x.1", "...x", "-> 1", "def f() -> : pass", "def f(a -> int): pass", "a = b = = c", "x = (y = 1)", "{a = 1}", "{a, b = 1}", "f'{a = b}'", "None += 1", "f() += 1", "(a, b) += 1", "a + b += 1", "x: 1 = 2 = 3", "case 1: pass", "True: int = 1"):
    try:
        compile(source, "t", "exec")
        print(repr(source), "ok")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, (e.lineno, e.offset, e.end_lineno, e.end_offset))
