# index: traceback.format_exception, traceback.TracebackException, traceback.extract_tb
import io
import traceback


def divide(a, b):
    return a / b


def parse(text):
    try:
        return int(text)
    except ValueError as e:
        raise LookupError("no number") from e


def crash(kind):
    if kind == "zero":
        return divide(1, 0)
    if kind == "cause":
        return parse("x")
    if kind == "context":
        try:
            divide(2, 0)
        finally:
            {}["missing"]
    if kind == "recursion":
        def down(n):
            return down(n + 1) if n < 10 else divide(n, 0)
        return down(0)
    if kind == "group":
        raise ExceptionGroup("several", [ValueError(1), ExceptionGroup("inner", [TypeError("t")])])
    if kind == "note":
        e = OSError("no such", "file")
        e.add_note("first note\nof two lines")
        raise e


for kind in ("zero", "cause", "context", "recursion", "group", "note"):
    try:
        crash(kind)
    except Exception as e:
        print(f"--- {kind}")
        print("".join(traceback.format_exception(e)), end="")
        frames = traceback.extract_tb(e.__traceback__)
        print([(f.name, f.line) for f in frames][-1], traceback.format_exception_only(e)[0].strip())
try:
    crash("zero")
except ZeroDivisionError as e:
    out = io.StringIO()
    traceback.print_exc(limit=1, file=out)
    traceback.print_exception(e, limit=-1, file=out, chain=False)
    print(out.getvalue(), end="")
    te = traceback.TracebackException.from_exception(e, capture_locals=True)
    print([(f.name, f.locals and {k: v for k, v in f.locals.items() if k in "ab"}) for f in te.stack[-1:]], te.exc_type_str if hasattr(te, "exc_type_str") else "-", str(te))
    print("".join(te.format()).splitlines()[-1], te == traceback.TracebackException.from_exception(e, capture_locals=True))
