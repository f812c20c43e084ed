# python: 3.14
# index: ast
# Nodes made by hand: fields, defaults, errors, repr.
import _ast

name = _ast.Name("x")
print(name.ctx, name._fields, name._attributes, name.id, isinstance(name, _ast.expr), _ast.Constant(3).kind)
print(_ast.Module().body, _ast.arguments().vararg, _ast.FunctionDef("f").decorator_list, _ast.Name.__match_args__)
print(_ast.Name.__mro__, _ast.BinOp(1, 2, 3).right, _ast.Pass().end_lineno)
for make in (lambda: _ast.Name(1, 2, 3), lambda: _ast.Name("x", id="y"), lambda: _ast.Pass(1)):
    try:
        print(make())
    except TypeError as error:
        print(error)
match _ast.BinOp(1, _ast.Add(), 2):
    case _ast.BinOp(left, _ast.Add(), right=r):
        print(left, r)
for source in "x", "f(a, b, c, d)", "x = [1, 2, 3]", "def f(a, b=1): return a + b * c ** d", "", "[]", "f'{x!r:3}'":
    tree = compile(source, "<tree>", "exec", _ast.PyCF_ONLY_AST)
    print(tree, [tree.body])
try:
    compile("x +", "<tree>", "exec", _ast.PyCF_ONLY_AST)
except SyntaxError as error:
    print(error)
