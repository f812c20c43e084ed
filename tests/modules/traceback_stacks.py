# index: traceback.extract_stack, traceback.walk_tb, traceback.StackSummary, traceback.FrameSummary
import sys
import traceback


def where():
    return traceback.extract_stack(limit=2)


def caller():
    return where()


summary = caller()
print([(f.name, f.line, f.lineno) for f in summary], type(summary).__name__)
print(traceback.format_list([("a.py", 1, "f", "x = 1"), ("b.py", 2, "<module>", None)]))
stack = traceback.StackSummary.from_list([("a.py", 1, "f", "x = 1")] * 6)
print("".join(stack.format()), end="")
frame = traceback.FrameSummary("file.py", 10, "name", lookup_line=False, line="  code()  ", locals={"a": 1})
print(frame, repr(frame), frame.line, list(frame), frame == ("file.py", 10, "name", "code()"), frame.locals)
print("".join(traceback.StackSummary.from_list([frame]).format()), end="")


def generator():
    yield 1
    raise KeyError("inside")


def consume():
    return [x for x in generator()]


try:
    consume()
except KeyError as e:
    tb = e.__traceback__
    print([(f.f_code.co_name, n - f.f_code.co_firstlineno) for f, n in traceback.walk_tb(tb)][1:])
    print(traceback.format_tb(tb, 1), len(traceback.format_tb(tb, -2)))
    while tb.tb_next:
        tb = tb.tb_next
    print(tb.tb_frame.f_code.co_name, tb.tb_lineno, tb.tb_lasti >= 0)
    e.__traceback__ = None
    print(traceback.format_exception(e))
    short = KeyError("again").with_traceback(tb)
    print(len(traceback.extract_tb(short.__traceback__)), traceback.format_exception(KeyError, short, None))
print(next(traceback.walk_stack(sys._getframe()))[0] is sys._getframe())
print(traceback.format_exception_only(SyntaxError("bad", ("f.py", 3, 5, "x = = 1\n", 3, 6))))
print(traceback.format_exception_only(ValueError, ValueError()), traceback.format_exception_only(None, None))
traceback.clear_frames(None)
for call in (lambda: traceback.format_exception(3), lambda: traceback.format_exception(), lambda: traceback.format_exception(ValueError), lambda: traceback.extract_tb(3)):
    try:
        print(call())
    except (TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
