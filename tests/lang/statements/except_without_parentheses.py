# python: 3.14
# index: except several, except*, syntax errors
# Several types may stand without parentheses, unless there is an `as'.
def kind(exception):
    try:
        raise exception
    except KeyError, IndexError:
        return "lookup"
    except ZeroDivisionError, OverflowError, FloatingPointError:
        return "arithmetic"
    except (ValueError, TypeError) as e:
        return type(e).__name__
    except Exception:
        return "other"


for e in (KeyError(1), IndexError, ZeroDivisionError(), OverflowError, TypeError("t"), OSError()):
    print(kind(e))


def groups(*exceptions):
    try:
        raise ExceptionGroup("g", exceptions)
    except* KeyError, IndexError:
        print("lookup")
    except* ValueError:
        print("value")


groups(KeyError(), ValueError())
groups(IndexError())
for text in ("except A, B as e:\n pass", "except A,:\n pass", "except A, B, as e:\n pass", "except* A, B as e:\n pass",
             "except (A, B) as e.x:\n pass", "except A as (b):\n pass", "except:\n pass\nexcept A:\n pass", "except*:\n pass",
             "except* A:\n pass\nexcept B:\n pass", "except* A:\n break", "except A as 1:\n pass", "except A B:\n pass", "except A, *B:\n pass"):
    try:
        compile("while 1:\n try: f()\n" + "".join(" %s\n" % line for line in text.split("\n")), "t", "exec")
        print(repr(text), "ok")
    except SyntaxError as e:
        print(repr(text), "->", e.msg)
