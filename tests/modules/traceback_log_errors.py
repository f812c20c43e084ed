# python: 3.14
# index: traceback.print_exc, traceback.TracebackException.format_exception_only, notes, traceback.format_exc
import io
import traceback


class ErrorLog:
    """Keeps each kind of error once, with how often it came."""

    def __init__(self):
        self.seen = {}

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        if value is None or not issubclass(kind, Exception):
            return False
        frame = traceback.extract_tb(tb)[-1]
        key = kind.__name__, frame.name, frame.line
        self.seen[key] = self.seen.get(key, 0) + 1
        return True


def risky(n):
    if n % 3 == 0:
        raise ValueError(f"bad {n}")
    return {}[n] if n % 2 else n / (n - 4)


log = ErrorLog()
for i in range(10):
    with log:
        risky(i)
for (kind, name, line), times in sorted(log.seen.items()):
    print(f"{times} x {kind} in {name}: {line}")


def outer():
    try:
        risky(5)
    except KeyError as e:
        e.add_note("while looking\nfor 5")
        raise RuntimeError("wrapped") from e


try:
    outer()
except RuntimeError as e:
    te = traceback.TracebackException.from_exception(e)
    print(*te.format_exception_only(), *te.__cause__.format_exception_only(), sep="", end="")
    print(te.exc_type_str, te.__cause__.exc_type_str, te.__context__ is not None, te.__suppress_context__, te.__cause__.__notes__, [f.name for f in te.stack], len(te.__cause__.stack))
    out = io.StringIO()
    te.print(file=out, chain=False)
    print(out.getvalue(), end="")
    print(traceback.format_exc(chain=False, limit=1), end="")
print(repr(traceback.format_exc()))
group = ExceptionGroup("several", [ValueError("a"), ExceptionGroup("deep", [KeyError("k"), OSError(5, "io")])])
te = traceback.TracebackException.from_exception(group, max_group_width=1, max_group_depth=2)
print("".join(te.format()), end="")
print("".join(te.format_exception_only(show_group=True)), end="")
err = SyntaxError("made up", ("f.py", 2, 4, "x = ?\n", 2, 6))
print("".join(traceback.format_exception(err)), end="")
