# python: 3.14
# index: ast, compile
# Trees made by hand: constants that no source can spell, strings of any parts, own node classes, optimization.
import ast


def value(node, **names):
    return eval(compile(ast.fix_missing_locations(ast.Expression(node)), "<made>", "eval"), names)


class Local(ast.Name):
    pass


x = ast.Name("x", ast.Load())
big = frozenset({1, 2})
print(value(ast.Constant(-5)), value(ast.Constant((1, "a", (2.5, None)))), value(ast.Constant(big)) == big, value(ast.Constant(2 + 3j)))
print(value(Local("abs", ast.Load()), abs=3), value(ast.Constant("\ud800 \x00")) == "\ud800 \x00", value(ast.Constant(10**50)) == 10**50)
print(value(ast.JoinedStr([ast.Constant("a"), ast.FormattedValue(x, 114, None), ast.Constant("b")]), x="q"))
print(value(ast.FormattedValue(x, -1, ast.JoinedStr([ast.Constant(">4")])), x=7))
print(value(ast.Slice(ast.Constant(1), None, ast.Constant(3))), value(ast.UnaryOp(ast.USub(), ast.Constant(3))))
print(value(ast.Compare(ast.Constant(1), [ast.Lt(), ast.NotEq()], [x, ast.Constant(9)]), x=4))
chain = ast.Constant(0)
for i in range(500):
    chain = ast.BinOp(chain, ast.Add(), ast.Constant(i))
print(value(chain))
tree = ast.parse("'''doc'''\ndef f():\n    '''inner'''\n    assert 0, 'tested'\n    return __debug__")
for level in 0, 1, 2:
    space = {}
    exec(compile(tree, "<o>", "exec", optimize=level), space)
    try:
        print(level, space.get("__doc__"), space["f"].__doc__, space["f"]())
    except AssertionError as error:
        print(level, space.get("__doc__"), space["f"].__doc__, repr(error))
await_tree = ast.parse("x = await y")
try:
    compile(await_tree, "<await>", "exec")
except SyntaxError as error:
    print(error, error.lineno, error.offset, error.end_offset)
print(compile(await_tree, "<await>", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT).co_flags & 128, compile(tree, "", "exec", ast.PyCF_ONLY_AST) is tree)
exec(compile(ast.parse("from __future__ import annotations\ndef g(a: no.such): pass\nprint(g.__annotations__)"), "<future>", "exec"))
