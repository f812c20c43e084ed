# index: raise, raise from, __cause__, __context__, __suppress_context__, RuntimeError, TypeError
# What may be raised, what becomes its cause, and what its context.
def attempt(text):
    try:
        try:
            exec(text, {"Odd": Odd, "Fails": Fails, "e": KeyError("kept")})
        except BaseException as error:
            seen = []
            while error is not None and len(seen) < 5:
                seen.append((type(error).__name__, str(error), error.__suppress_context__))
                error = error.__cause__ or error.__context__
            print(text.replace("\n", "; "), seen)
    finally:
        pass


class Odd(Exception):
    def __new__(cls):
        return 5


class Fails(Exception):
    def __init__(self):
        raise OSError("in __init__")


attempt("raise")
attempt("raise KeyError")
attempt("raise KeyError()")
attempt("raise 5")
attempt("raise 'text'")
attempt("raise int")
attempt("raise Odd")
attempt("raise Fails")
attempt("raise ValueError from KeyError")
attempt("raise ValueError from None")
attempt("raise ValueError from 5")
attempt("raise ValueError from Odd")
attempt("raise ValueError from Fails")
attempt("raise e from e")
attempt("try:\n raise e\nexcept KeyError:\n raise")
attempt("try:\n raise e\nexcept KeyError:\n raise ValueError from None")
attempt("try:\n raise e\nexcept KeyError as f:\n raise f")
attempt("try:\n raise e\nfinally:\n raise ValueError(1)")
a, b = ValueError("a"), ValueError("b")
try:
    try:
        raise a
    except ValueError:
        try:
            raise b
        except ValueError:
            raise a  # would be its own context: the circle is broken
except ValueError as error:
    print(error, error.__context__, error.__context__.__context__)
for value in (5, "x", KeyError):
    for name in ("__cause__", "__context__", "__traceback__"):
        try:
            setattr(a, name, value)
        except TypeError as error:
            print(name, error)
