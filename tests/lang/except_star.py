# index: except*, ExceptionGroup, raise
# except*: each clause gets its part, what is left goes on.

def run(exceptions, handler=None):
    try:
        try:
            raise ExceptionGroup("g", exceptions)
        except* ValueError as e:
            print("ValueError:", [x.args for x in e.exceptions])
            if handler:
                handler()
        except* (TypeError, KeyError) as e:
            print("TypeError/KeyError:", e.exceptions)
        else:
            print("else")
        finally:
            print("finally")
    except BaseException as e:
        print("left:", repr(e), repr(e.__cause__), repr(e.__context__))


run([ValueError(1), TypeError(2)])
run([ValueError(1), OSError(5)])
run([ExceptionGroup("in", [KeyError(1), ValueError(2), OSError(3)])])


def raise_new():
    raise RuntimeError("new")


run([ValueError(1), TypeError(2), OSError(3)], raise_new)
try:
    raise ValueError("naked")
except* ValueError as e:
    print(repr(e))
try:
    try:
        raise TypeError("other")
    except* ValueError:
        print("not here")
except TypeError as e:
    print(repr(e))
