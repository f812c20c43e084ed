# index: ast
# literal_eval takes values, and nothing that is run.
import ast

for text in (
    "1", "-1", "+1.5", "1+2j", "-1-2j", "[1, (2, 'a'), {3: 4}, {5}, b'x', None, True, ...]", "set()", "  1", "\t 3", "()", "'a' 'b'", "0x10",
    "1+1", "a", "f()", "1j+1", "-'a'", "{1: 2, **{}}", "x.y", "--1", "f'x'", "1 if 1 else 2", "set(1)", "not 1", "(", "1;2",
):
    try:
        print(repr(ast.literal_eval(text)))
    except (ValueError, SyntaxError) as error:
        message = str(error)
        print(text, type(error).__name__, message[:message.index(":")] if "malformed" in message else message)
try:
    ast.literal_eval("{[]}")
except TypeError as error:
    print(type(error).__name__)
print(ast.literal_eval(ast.parse("[1, 2]", mode="eval")), ast.literal_eval(ast.Constant(3)))
