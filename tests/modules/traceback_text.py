# index: traceback
# Exceptions as text, without positions within the line.
import traceback

def inner():
    raise ValueError("deep")
def outer():
    try:
        inner()
    except ValueError as e:
        raise KeyError("high") from e
try:
    outer()
except KeyError as e:
    error = e
lines = "".join(traceback.format_exception(error)).splitlines()
print("\n".join(l.partition(", line")[2] or l for l in lines if set(l) - set(" ~^") or not l))
print(traceback.format_exception_only(error), traceback.format_exception_only(ValueError()))
print([(f.lineno, f.name, f.line) for f in traceback.extract_tb(error.__traceback__)])
print(traceback.extract_stack()[-1].name, traceback.format_list([("f.py", 3, "g", "x = 1")]))
def deep(n):
    if n: deep(n - 1)
    else: 1 / 0
try:
    deep(10)
except ZeroDivisionError:
    print("Previous line repeated 7 more times" in traceback.format_exc(), traceback.format_exc(limit=0))
try:
    try:
        1 / 0
    finally:
        [][1]
except IndexError as e:
    e.add_note("a note")
    print("".join(traceback.format_exception(e)).count("During handling"), traceback.format_exception_only(e)[-1])
print("".join(traceback.format_exception(ExceptionGroup("two", [ValueError(1), ExceptionGroup("in", [TypeError(2)])]))))
