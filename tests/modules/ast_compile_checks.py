# python: 3.14
# index: ast, compile
# What compile() says of trees that no source has.
import ast


def module(*body):
    return ast.Module(list(body), [])


def attempt(tree, mode="exec"):
    try:
        ast.fix_missing_locations(tree)
        compile(tree, "<tree>", mode)
        print("fine")
    except (TypeError, ValueError, SyntaxError, SystemError) as error:
        print(type(error).__name__, error)


x, stored = ast.Name("x", ast.Load()), ast.Name("x", ast.Store())
for tree in (
    ast.Expression(x), module(x), module(ast.Expr(None)), module(None), ast.Module(3, []), module(ast.Assign([], x)),
    module(ast.Assign([x], x)), module(ast.Assign([ast.Constant(1)], x)), module(ast.If(x, [], [])), module(ast.Try([ast.Pass()])),
    module(ast.Raise(None, x)), module(ast.Delete([x])), module(ast.Return()), module(ast.Nonlocal(["x"])),
    module(ast.AugAssign(ast.Tuple([], ast.Store()), ast.Add(), x)), module(ast.TypeAlias(x, [], x)),
):
    attempt(tree)
for value in (
    ast.Constant([]), ast.Constant((1, {})), ast.BoolOp(ast.And(), [x]), ast.Compare(x, [], []), ast.Dict([x], []),
    ast.ListComp(x, []), stored, ast.Name("None", ast.Load()), ast.Name(3, ast.Load()), ast.BinOp(x, ast.And(), x), ast.BinOp(x, 3, x),
    ast.Call(x, x, []), ast.Call(x, [None], []), ast.FormattedValue(x, 7, None), ast.FormattedValue(x, "r", None), ast.Starred(x),
    ast.NamedExpr(ast.Attribute(x, "y", ast.Store()), x), ast.Lambda(ast.arguments(defaults=[x]), x), ast.Yield(), ast.expr(),
):
    attempt(ast.Expression(value), "eval")
for pattern in (
    ast.MatchValue(x), ast.MatchValue(ast.Constant(None)), ast.MatchSingleton(3), ast.MatchStar("x"), ast.MatchAs(None, "_"),
    ast.MatchAs(ast.MatchAs(), None), ast.MatchOr([ast.MatchAs()]), ast.MatchMapping([x], [ast.MatchAs()]), ast.MatchMapping([x], []),
    ast.MatchClass(x, [], ["a"], []), ast.MatchClass(ast.Constant(1), [], [], []), ast.MatchSequence([ast.MatchStar()]),
):
    attempt(module(ast.Match(x, [ast.match_case(pattern, None, [ast.Pass()])])))
for place in {}, {"lineno": 1}, {"lineno": 5, "col_offset": 0, "end_lineno": 3}, {"lineno": "z", "col_offset": 1}, {
        "lineno": 5, "col_offset": 7, "end_lineno": 5, "end_col_offset": 3}, {"lineno": 10**20, "col_offset": 0}:
    try:
        print(compile(ast.Expression(ast.Name("x", ast.Load(), **place)), "<place>", "eval"))
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)
