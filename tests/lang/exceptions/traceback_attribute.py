# index: __traceback__, tracebacks, frames, raise, except as, TypeError
# Tracebacks as objects: how they grow, are replaced, cut and shared.
import sys
import types


def names(tb):
    found = []
    while tb:
        found.append(tb.tb_frame.f_code.co_name)
        tb = tb.tb_next
    return found[1:] if found[:1] == ["<module>"] else found


def low():
    raise KeyError("low")


def middle(keep):
    try:
        low()
    except KeyError as e:
        keep.append(names(e.__traceback__))
        raise


def again(e):
    raise e


kept = []
try:
    middle(kept)
except KeyError as e:
    error = e
print(kept, names(error.__traceback__))
for _ in range(2):
    try:
        again(error)
    except KeyError as e:
        print(names(e.__traceback__), e is error)
try:
    raise error.with_traceback(None)
except KeyError as e:
    print(names(e.__traceback__))
tb = None
try:
    middle([])
except KeyError as e:
    tb = e.__traceback__
    print(sys.exc_info()[2] is tb, tb.tb_lineno > 0, tb.tb_lasti >= 0)
cut = tb.tb_next.tb_next
print(names(cut), ValueError().with_traceback(cut).__traceback__ is cut)
tb.tb_next.tb_next = None
print(names(tb))
made = types.TracebackType(cut, tb.tb_frame, 0, 77)
print(names(made), made.tb_lineno, made.tb_next is cut)
other = OSError()
other.__traceback__ = made
try:
    raise other
except OSError as e:
    print(names(e.__traceback__)[-1], e.__traceback__.tb_next is made)
for f in (lambda: setattr(cut, "tb_next", cut), lambda: setattr(error, "__traceback__", "x"), lambda: delattr(error, "__traceback__"), lambda: error.with_traceback(1),
          lambda: setattr(made, "tb_next", made), lambda: type(tb)()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(ValueError("fresh").__traceback__)
