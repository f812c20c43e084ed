# index: except*, exception groups, ExceptionGroup, BaseExceptionGroup, raise, __context__, notes
# except* splits groups, nested ones too; what its blocks raise is put together again.
def shape(e):
    if e is None:
        return None
    if isinstance(e, BaseExceptionGroup):
        return "%s(%r, %s)" % (type(e).__name__, e.message, [shape(x) for x in e.exceptions])
    return repr(e)


def run(exception, in_value=None, in_type=None):
    seen = []
    try:
        try:
            raise exception
        except* ValueError as g:
            seen.append("V " + shape(g))
            if in_value:
                in_value(g)
        except* (TypeError, KeyError) as g:
            seen.append("T " + shape(g))
            if in_type:
                in_type(g)
        else:
            seen.append("else")
        finally:
            seen.append("finally")
    except BaseException as e:
        seen.append("out " + shape(e) + " context " + str(shape(e.__context__)) + " notes " + str(getattr(e, "__notes__", None)))
    print(*seen, sep="\n  ")


def reraise(g):
    raise


def other(g):
    raise OSError("new")


def same(g):
    raise g


def inner(g):
    raise g.exceptions[0]


V, T, K = ValueError("v"), TypeError("t"), KeyError("k")
nested = ExceptionGroup("outer", [V, ExceptionGroup("inner", [T, ValueError("v2"), OSError("o")]), K])
nested.add_note("a note")
run(ValueError("naked"))
run(OSError("naked"))
run(nested)
run(ExceptionGroup("all", [V, T]))
run(ExceptionGroup("g", [ValueError(1), TypeError(2)]), reraise)
run(ExceptionGroup("g", [ValueError(1), TypeError(2)]), other)
run(ExceptionGroup("g", [ValueError(1), TypeError(2), OSError(3)]), same, other)
run(ExceptionGroup("g", [ValueError(1), OSError(3)]), reraise, reraise)
run(ExceptionGroup("g", [ValueError(1), OSError(3)]), inner)
run(BaseExceptionGroup("b", [ValueError(1), KeyboardInterrupt()]))
run(KeyError("naked"), None, reraise)
try:
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* ExceptionGroup:
        pass
except TypeError as e:
    print(e)
try:
    try:
        raise ValueError
    except* 5:
        pass
except* TypeError as e:
    print(shape(e))
