# index: BaseException, Exception, ArithmeticError, LookupError, OSError, EnvironmentError, IOError, Warning, UnicodeError
# index: ConnectionError
# Every built-in exception: its bases, its text, and what catches it.
import builtins

classes = sorted((c for c in vars(builtins).values() if isinstance(c, type) and issubclass(c, BaseException)), key=lambda c: c.__name__)
for c in classes:
    if c.__name__ not in ("ExceptionGroup", "BaseExceptionGroup", "PythonFinalizationError"):
        print(c.__name__, ">", " > ".join(b.__name__ for b in c.__mro__[1:-1]))
print(EnvironmentError is IOError is OSError, len({c for c in classes}))


def caught(raised, handler):
    try:
        raise raised
    except handler as e:
        return "%s caught by %s" % (type(e).__name__, handler.__name__)
    except BaseException as e:
        return "%s not caught by %s" % (type(e).__name__, handler.__name__)


for raised, handler in ((ZeroDivisionError, ArithmeticError), (FloatingPointError(), ArithmeticError), (OverflowError, LookupError), (KeyError(1), LookupError), (IndexError, LookupError), (ModuleNotFoundError("m"), ImportError), (ConnectionResetError, ConnectionError), (BrokenPipeError(), OSError),
                        (TimeoutError, OSError), (UnboundLocalError, NameError), (NotImplementedError, RuntimeError), (RecursionError(), RuntimeError), (TabError, IndentationError), (IndentationError, SyntaxError), (UnicodeDecodeError("a", b"b", 0, 1, "r"), ValueError), (KeyboardInterrupt, Exception),
                        (SystemExit(3), Exception), (GeneratorExit, Exception), (StopIteration(5), Exception), (StopAsyncIteration, StopIteration), (AssertionError("a"), Exception), (DeprecationWarning("w"), Warning), (BytesWarning, Warning), (EncodingWarning, Warning), (MemoryError(), Exception), (BufferError, Exception)):
    print(caught(raised, handler))
print(StopIteration(1, 2).value, StopIteration().value, SystemExit().code, SystemExit(1, 2).code, SystemExit("x").code, KeyError("k"), KeyError(), KeyError(1, 2), str(KeyError("é")), repr(KeyError("a")))
