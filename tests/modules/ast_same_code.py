# python: 3.14
# timeout: 90
# index: ast, compile
# A tree compiles to the very code of its source, place by place, and unparse gives a source with an equal tree.
import ast


def same(one, other):
    if type(one) is not type(other):
        return False
    if not hasattr(one, "co_code"):
        return repr(one) == repr(other)
    return (
        one.co_code == other.co_code and list(one.co_positions()) == list(other.co_positions()) and one.co_names == other.co_names
        and one.co_varnames == other.co_varnames and one.co_flags == other.co_flags and len(one.co_consts) == len(other.co_consts)
        and all(map(same, one.co_consts, other.co_consts))
    )


names = "ast", "_ast", "typing", "enum", "dataclasses", "contextlib", "inspect", "os", "functools", "warnings", "annotationlib", "threading"
for name in names:
    with open(f"lib/{name}.py", encoding="utf-8") as file:
        source = file.read()
    tree = ast.parse(source, name)
    again = ast.unparse(tree)
    print(name, same(compile(tree, name, "exec"), compile(source, name, "exec")), ast.compare(tree, ast.parse(again)), ast.unparse(ast.parse(again)) == again)
