# skip-if: threads
# index: Warning, UserWarning, DeprecationWarning, PendingDeprecationWarning, RuntimeWarning, FutureWarning, ImportWarning
# index: UnicodeWarning, BytesWarning, ResourceWarning, EncodingWarning, SyntaxWarning, warnings
# Every category of warnings: caught, turned into an exception, filtered, and where the interpreter itself warns.
import warnings

categories = [Warning, UserWarning, DeprecationWarning, PendingDeprecationWarning, RuntimeWarning, FutureWarning, ImportWarning, UnicodeWarning, BytesWarning, ResourceWarning, EncodingWarning, SyntaxWarning]
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for category in categories:
        warnings.warn("about " + category.__name__, category)
    warnings.warn(UserWarning("an instance"), RuntimeWarning)
print([(w.category.__name__, str(w.message)) for w in caught], sep="\n")
for category in categories:
    with warnings.catch_warnings():
        warnings.simplefilter("error", category)
        try:
            warnings.warn("raised", category)
        except Warning as e:
            print(type(e).__name__, e.args, isinstance(e, Exception), end="; ")
print()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("ignore")
    warnings.simplefilter("always", UserWarning)
    warnings.filterwarnings("ignore", "be quiet", UserWarning)
    warnings.warn("be quiet, please")
    warnings.warn("be loud")
    warnings.warn("not a UserWarning", RuntimeWarning)
print([str(w.message) for w in caught])
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for i in range(3):
        warnings.warn("said three times", stacklevel=1)
    for text in ("1 is 1", "'\\d'", "assert (1, 2)", "1()", "[1][2, 3]", "0x1for x in y", "lambda: (yield) is 'a'"):
        try:
            compile(text, "source", "exec")
        except SyntaxError:
            pass
print(sorted({(w.category.__name__, str(w.message)[:60], w.lineno) for w in caught if w.category is not DeprecationWarning}))
for bad in (lambda: warnings.warn("x", int), lambda: warnings.warn("x", "y"), lambda: warnings.simplefilter("sometimes"), lambda: warnings.filterwarnings("error", 5)):
    try:
        bad()
    except (TypeError, ValueError, AssertionError) as e:
        print(type(e).__name__, e)
