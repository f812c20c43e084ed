# python: 3.14
# index: syntax errors, compile, warnings
# skip-if: threads
# What the compiler warns of, through the module warnings.
import warnings

sources = [
    "x is 1",
    "'a' is not x",
    "'\\d'",
    "b'\\477'",
    "0x1for x in ()",
    "assert (x, 'no')",
    "[1](2)",
    "'abc'[1, 2]",
    "(1).real",
    "def f():\n    try: pass\n    finally:\n        return 1",
    "for i in ():\n    try: pass\n    finally:\n        for j in (): break\n        continue",
    "f'{1:\\q}'",
]
for source in sources:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            compile(source, "<source>", "exec")
        except SyntaxError as error:
            print(repr(source), "error", error.msg)
    for w in caught:
        print(repr(source), w.category.__name__, w.filename, w.lineno, w.message)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            compile(source, "<source>", "exec")
            print("fine")
        except SyntaxError as error:
            place = () if source[0] == "f" else (error.lineno, error.offset, error.end_offset)
            print("raised", error.msg, *place)
