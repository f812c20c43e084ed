# index: contextlib.ExitStack, contextlib.closing, contextlib.nullcontext
import contextlib
import io


class Resource:
    def __init__(self, name, fail=False):
        self.name, self.fail = name, fail

    def __enter__(self):
        if self.fail:
            raise OSError(f"cannot open {self.name}")
        print("open", self.name)
        return self

    def __exit__(self, kind, value, traceback):
        print("close", self.name, kind and kind.__name__)

    def close(self):
        print("closed", self.name)


def copy(*resources):
    with contextlib.ExitStack() as stack:
        opened = [stack.enter_context(r) for r in resources]
        stack.callback(print, "callback", len(opened), sep=":")
        return [r.name for r in opened]


print(copy(Resource("a"), Resource("b")))
try:
    copy(Resource("c"), Resource("d", fail=True), Resource("e"))
except OSError as e:
    print(e)
with contextlib.ExitStack() as stack:
    stack.push(lambda *error: print("pushed", error[0]) or True)
    stack.enter_context(Resource("f"))
    keep = stack.pop_all()
    stack.push(lambda kind, value, tb: kind is ValueError)
    raise ValueError
print("kept open")
keep.close()
with contextlib.closing(Resource("g")) as g, contextlib.nullcontext(5) as five:
    print(g.name, five)
with contextlib.suppress(KeyError, IndexError):
    [][1]
    print("never")
out = io.StringIO()
with contextlib.redirect_stdout(out) as target:
    target.write("x")
print(repr(out.getvalue()))
try:
    with contextlib.ExitStack() as stack:
        stack.callback(lambda: 1 / 0)
        stack.callback(lambda: {}["k"])
        raise ValueError("first")
except ZeroDivisionError as e:
    print(repr(e), repr(e.__context__), repr(e.__context__.__context__))
for call in (lambda: contextlib.ExitStack().enter_context(3), lambda: contextlib.ExitStack().push(3), lambda: contextlib.ExitStack().callback()):
    try:
        print(call())
    except TypeError as e:
        print(e)
