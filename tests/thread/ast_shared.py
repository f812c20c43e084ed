# index: ast, compile
# Threads compile a tree that others change: each gets one of the programs that it ever was, or an error of a broken node.
import ast
import threading

tree = ast.fix_missing_locations(ast.parse("[" + ", ".join(f"x + {i}" for i in range(40)) + "]", mode="eval"))
items = tree.body.elts
stop = threading.Event()
outcomes = {"fine": 0, "broken": 0}
lock = threading.Lock()


def change(seed):
    n = seed
    while not stop.is_set():
        n = n * 1103515245 + 12345 & 0x7FFFFFFF
        node = items[n % 40]
        if n % 3 == 0:
            node.right = ast.Constant(n % 7, lineno=1, col_offset=0)
        elif n % 3 == 1:
            node.left = ast.JoinedStr([ast.Constant(3)], lineno=1, col_offset=0)
            node.left = ast.Name("x", ast.Load(), lineno=1, col_offset=0)
        else:
            node.right.__class__ = ast.Name
            node.right.__class__ = ast.Constant


def build():
    for _ in range(60):
        try:
            compile(tree, "<shared>", "eval")
            kind = "fine"
        except (TypeError, ValueError, SyntaxError, AttributeError):
            kind = "broken"
        with lock:
            outcomes[kind] += 1


changers = [threading.Thread(target=change, args=(i,)) for i in range(2)]
builders = [threading.Thread(target=build) for _ in range(3)]
for thread in changers + builders:
    thread.start()
for thread in builders:
    thread.join()
stop.set()
for thread in changers:
    thread.join()
print(sum(outcomes.values()), len(eval(compile(tree, "<shared>", "eval"), {"x": 1})))
