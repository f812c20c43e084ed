# index: uncaught exceptions, ExceptionGroup
# exit: 1
# compare-stderr
# python: 3.14
def fail(kind, *args):
    try:
        raise kind(*args)
    except Exception as e:
        return e
inner = ExceptionGroup("inner", [fail(KeyError, "k"), fail(OSError, 2, "gone")])
inner.add_note("about the group")
many = ExceptionGroup("many", [ValueError(i) for i in range(17)])
try:
    raise TypeError("first")
except TypeError:
    raise BaseExceptionGroup("outer", [inner, KeyboardInterrupt(), many])
