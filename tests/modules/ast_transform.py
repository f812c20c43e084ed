# index: ast, compile
# Programs that change a tree and run it: places stay those of the source.
import ast


class Counter(ast.NodeTransformer):
    """Counts each call of a function by name, and drops assertions."""

    def visit_FunctionDef(self, node):
        self.generic_visit(node)
        note = ast.parse(f"calls[{node.name!r}] = calls.get({node.name!r}, 0) + 1").body[0]
        node.body.insert(0, ast.copy_location(note, node.body[0]))
        return node

    def visit_Assert(self, node):
        return None

    def visit_Constant(self, node):
        return ast.copy_location(ast.Constant(node.value * 2), node) if type(node.value) is int else node

    def visit_Pass(self, node):
        return [ast.copy_location(ast.Expr(ast.Constant("nothing")), node), node]


source = """def twice(x):
    assert False
    return x * 1

def fail(x):
    pass
    return x / 0

total = twice(3) + twice(4)
"""
tree = ast.fix_missing_locations(Counter().visit(ast.parse(source, "<changed>")))
print(ast.unparse(tree))
space = {"calls": {}}
exec(compile(tree, "<changed>", "exec"), space)
print(space["total"], space["calls"])
try:
    space["fail"](1)
except ZeroDivisionError as error:
    trace = error.__traceback__.tb_next
    positions = list(trace.tb_frame.f_code.co_positions())
    print(trace.tb_lineno, trace.tb_frame.f_code.co_filename, (7, 7, 11, 16) in positions)
print(eval(compile(ast.Expression(tree.body[-1].value), "<value>", "eval"), space), space["calls"])
exec(compile(ast.Interactive(ast.parse("6 * 7; 'shown'").body), "<shown>", "single"))
