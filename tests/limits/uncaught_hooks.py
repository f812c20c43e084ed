# index: sys.excepthook, sys.unraisablehook
# exit: 1
# compare-stderr
# python: 3.14
import sys
def hook(kind, value, tb):
    print("hook", kind.__name__, value, tb.tb_lineno)
sys.excepthook(ValueError, ValueError("shown by hand"), None)
sys.excepthook(5, 6, 7) if False else None
sys.excepthook = hook
def broken(kind, value, tb):
    raise LookupError("in the hook")
sys.excepthook = broken
raise ValueError("original")
