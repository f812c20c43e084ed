# python: 3.14
# index: ast.parse, ast.literal_eval, SyntaxError
# An int literal with more digits than a conversion takes is a syntax error, in a tree as in code.
import ast
import sys

sys.set_int_max_str_digits(640)
for source in "1" * 641, "x = 1" + "_1" * 640, "f(1,\n  " + "9" * 700 + ")", "0x" + "1" * 700, "-" + "1" * 640:
    for function in ast.parse, ast.literal_eval, lambda s: compile(s, "file", "exec"):
        try:
            print(type(function(source)).__name__)
        except SyntaxError as e:
            print(e.msg, e.filename, e.lineno, e.offset, e.end_lineno, e.end_offset, len(e.text))
        except ValueError as e:
            print(type(e).__name__, str(e)[:40])
