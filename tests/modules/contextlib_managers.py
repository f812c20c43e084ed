# index: contextlib
# Context managers made of generators, and stacks of them.
import contextlib

@contextlib.contextmanager
def tag(name):
    print("enter", name)
    try:
        yield name.upper()
    except KeyError as e:
        print("caught", e)
    finally:
        print("exit", name)
with tag("a") as a, tag("b"):
    print(a)
    raise KeyError(1)
@tag("decorated")
def f(): return 5
print(f())
with contextlib.ExitStack() as stack:
    print([stack.enter_context(tag(n)) for n in "xy"])
    stack.callback(print, "callback", end="!\n")
    kept = contextlib.ExitStack()
with contextlib.suppress(ZeroDivisionError):
    1 / 0
print(contextlib.nullcontext(3).__enter__())
class Thing:
    def close(self): print("closed")
with contextlib.closing(Thing()): pass
try:
    with tag("c"):
        raise ValueError("through")
except ValueError as e:
    print(e)
@contextlib.contextmanager
def silent():
    return
    yield
try:
    with silent(): pass
except RuntimeError as e:
    print(e)
