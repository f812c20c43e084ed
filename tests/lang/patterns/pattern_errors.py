# index: match, syntax errors, or patterns, as patterns, capture patterns, star patterns, group patterns
# Patterns that the compiler refuses, each with its reason.
for text in ("x", "x | y", "x | 1", "1 | x", "[x] | [y]", "[x] | x", "x as y", "1 as x", "(x as y)", "1 as _", "1 as x.y", "1 as f()", "_ as x", "_ | 1", "1 | _", "[*a, *b]", "*a", "*a, b", "(*a)", "(*a,)", "[*_, *_]", "[x, x]", "[x, [x]]",
             "[x, *x]", "(x, y) | (y, x)", "x if y", "x()", "x(y=1, y=2)", "x(y=1, 2)", "x(*y)", "x(**y)", "x.y", "x.y()", "x[0]", "x.y.z(a.b)", "f()()", "-1", "--1", "+1", "-x", "1 + 2", "1 + 2j", "1 - 2j", "-1 + 2j", "1j + 2", "1j + 1j", "x + 1j", "1 + x",
             "'a' 'b'", "b'a' b'b'", "f'a'", "f'{x}'", "t'a'", "'a' b'b'", "None", "True", "...", "()", "(1)", "(1,)", "[]", "[1,]", "1,", "1, 2", "not x", "lambda: 0", "x := 1", "(x := 1)", "x == 1", "~1", "1 < 2", "await x", "yield", "x or y", "*_", "[x, _, _]", "_, _",
             "_.x", "x(_, a=_)", "__debug__", "print", "match", "case", "((x))", "[(x, y)] as z", "1 as x | 2", "(1 as x) | (2 as x)", "[1 as x, 2 as x]", "{**_}", "0x1_0", "1.5e3", "'''t'''", "x, if 1", ", x"):
    source = "match 0:\n case %s: pass\n" % text
    try:
        compile(source, "t", "exec")
        print(text, "| ok")
    except SyntaxError as e:
        print(text, "|", e.msg, (e.lineno, e.offset))
for source in ("match 0: case 1: pass", "match 0:\ncase 1: pass", "match 0:\n pass", "match 0:\n case 1:\n", "match 0:\n", "match:\n case 1: pass", "match 0:\n case: pass", "match 0\n case 1: pass", "match 0:\n case 1\n  pass", "match *a:\n case 1: pass",
               "match 0:\n case x: pass\n case y: pass", "match 0:\n case x if 1: pass\n case y: pass", "match 0:\n case x | y if z: pass", "match 0:\n case 1: pass\n else: pass", "match x := 0:\n case 1: pass", "match 0,:\n case 0,: pass", "match 0:\n case _: pass\n case _: pass",
               "case 1: pass", "match 0:\n default: pass", "for i in x:\n match i:\n  case 1: continue\n  case _: break", "match 0:\n case 1: return"):
    try:
        compile(source, "t", "exec")
        print(repr(source), "ok")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, (e.lineno, e.offset))
