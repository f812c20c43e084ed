# index: finally, return, break, continue, __context__, raise, SyntaxWarning, try else
# Jumps and exceptions through finally: the last one wins, contexts are chained.
import warnings

warnings.simplefilter("ignore", SyntaxWarning)


def chain(e):
    out = []
    while e is not None:
        out.append("%s(%s)" % (type(e).__name__, e))
        e = e.__context__
    return " <- ".join(out)


source = """
def return_wins():
    try:
        raise KeyError
    finally:
        return "returned"

def last_return():
    try:
        return "first"
    finally:
        return "second"

def value_kept():
    x = [1]
    try:
        return x
    finally:
        x.append(2)
        x = None

def break_discards():
    while True:
        try:
            1 / 0
        finally:
            break
    return "after"

def continue_discards():
    n = 0
    for i in range(3):
        try:
            n += 1
            return "never"
        finally:
            if i < 2: continue
    return n

def nested():
    try:
        try:
            raise KeyError("a")
        finally:
            try:
                raise OSError("b")
            finally:
                raise ValueError("c")
    except ValueError as e:
        return chain(e)

def handler_raises():
    try:
        try:
            raise KeyError("a")
        except KeyError:
            raise ValueError("b")
        finally:
            raise OSError("c")
    except OSError as e:
        return chain(e)

def caught_inside():
    try:
        raise KeyError("a")
    except KeyError as e:
        try:
            raise OSError("b")
        except OSError:
            pass
        return chain(e)

def else_raises():
    try:
        try: pass
        except KeyError: return "never"
        else: raise KeyError("from else")
        finally: x = "finally"
    except KeyError as e:
        return e.args, x

def old_context():
    saved = None
    try:
        raise KeyError("a")
    except KeyError as e:
        saved = e
    try:
        raise ValueError("b")
    except ValueError as e:
        try:
            raise saved
        except KeyError as f:
            return chain(f)

def generator_context():
    def g():
        try:
            yield 1
        finally:
            raise OSError("closing")
    it = g()
    next(it)
    try:
        raise KeyError("outer")
    except KeyError:
        try:
            it.close()
        except OSError as e:
            return chain(e)
"""
functions = {"chain": chain}
exec(source, functions)
for name, f in functions.items():
    if callable(f) and name != "chain":
        print(name, f())
