# index: SyntaxError
# compare-stderr
# python: 3.14
import sys
def show(source):
    try:
        compile(source, "made", "exec")
    except SyntaxError as e:
        e.__traceback__ = None
        sys.excepthook(type(e), e, None)
show("a = (1,\n")
show("  x = 1")
show("if True:\nx = 1")
show("\tif x = 3: pass")
show("é = 'unterminated")
show("def f(:\n  pass")
show("print 'x'")
show("f(a b)")
show("return 1")
show("x = 08")
show("class A:\n    break\n")
sys.excepthook(SyntaxError, SyntaxError("only a message"), None)
sys.excepthook(SyntaxError, SyntaxError("m", ("file", 3, 2, "  abc\n")), None)
sys.excepthook(SyntaxError, SyntaxError("m", ("file", 3, None, "  abc\n")), None)
sys.excepthook(SyntaxError, SyntaxError("m", (None, None, None, None)), None)
