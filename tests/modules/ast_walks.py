# python: 3.14
# index: ast
# Looking at trees: dump, walk, visitors, segments, comparing, copies.
import ast
import copy


class Names(ast.NodeVisitor):
    def visit_FunctionDef(self, node):
        print("def", node.name, repr(ast.get_docstring(node)), ast.get_docstring(node, clean=False).count("\n"))
        self.generic_visit(node)

    def visit_Name(self, node):
        print(node.id, type(node.ctx).__name__, ast.get_source_segment(source, node))


source = '''def f(a=1):
    """Doc

       of f.
    """
    return (a +
            [1, "é", b])
'''
tree = ast.parse(source)
Names().visit(tree)
print(ast.dump(tree.body[0].args), ast.dump(tree.body[0].args, annotate_fields=False, show_empty=True), sep="\n")
print(ast.dump(tree.body[0].body[1], indent="  ", include_attributes=True))
print([type(node).__name__ for node in ast.walk(tree)])
value = tree.body[0].body[1].value
print(ast.get_source_segment(source, value), ast.get_source_segment(source, value, padded=True), ast.get_source_segment(source, ast.Pass()), sep="\n")
ast.increment_lineno(value, 10)
print(value.lineno, value.end_lineno, value.right.elts[2].lineno, tree.body[0].lineno)
print(ast.compare(ast.parse("a+b"), ast.parse("a +  b")), ast.compare(ast.parse("a+b"), ast.parse("a +  b"), compare_attributes=True))
twin = copy.deepcopy(value)
print(ast.compare(value, twin, compare_attributes=True), twin.left is value.left, ast.dump(copy.replace(value.left, id="c")))
print(list(ast.iter_fields(value.left)), list(ast.iter_child_nodes(value)), ast.Call._field_types)
