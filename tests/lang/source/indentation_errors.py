# index: indentation, IndentationError, TabError, line joining, syntax errors, comments
# Where blocks must begin and end, and what is said where they don't.
for source in ("if 1:\npass", "if 1:\n  pass\n pass", " x = 1", "x = 1\n  y = 2", "if 1:\n\tpass\n        pass", "if 1:\n        pass\n\tpass", "def f():\n", "def f():\n\n# comment\nx = 1", "class C:\n", "for i in x:\n", "while 1:\nelse:\n pass", "try:\n pass\n", "try:\npass",
               "try:\n pass\nexcept:\n", "try:\n pass\nfinally:\n", "with x:\n", "with (x,\n  y):\npass", "async def f():\npass", "match x:\ncase 1: pass", "match x:\n case 1:\n pass", "if 1:\n pass\nelif 2:\npass", "if 1:\n pass\nelse:\npass", "for i in x:\n pass\nelse:\npass",
               "if 1:\n  x\n   y", "if 1:\n\n\n  # c\nx", "if 1: pass\n  pass", "if 1:\n pass\n# comment\n  # odd\n pass", "x = (1,\n2,\n   3)", "x = [\n1\n", "x = {\n", "x = (1]", "x)", "x = '\\\n'", "x = 1 \\\n + 2", "x = 1 \\ \n", "x = 1 \\", "\\\nx = 1", "if 1:\n \\\n pass", "  \\\nx",
               "if 1:\n\t x\n \ty", "if 1:\n \tx\n \ty", "def f(\n  a,\nb):\n  pass", "if 1:\n  if 2:\n    x\n   y", "lambda:\n 1", "@d\n x = 1", "@d\nx = 1", "class C: x = 1; def f(): pass", "if 1: if 2: pass", "if 1: x = 1; y = 2;\nz = 3", ";", "x;;y", "else: pass", "\tx", "\fx = 1", "if 1:\n\f  x\n  y",
               "'''\n  text\n'''\nx", "if 1:\n  '''\ntext'''\n  x", "def f(): return\n  1", "x = 1 if 2\n else 3", "(x\n= 1)"):
    try:
        compile(source, "t", "exec")
        print(repr(source), "ok")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, (e.lineno, e.offset, e.end_lineno, e.end_offset))
