# index: SystemError, ReferenceError, BufferError, EOFError, FloatingPointError, NotImplementedError, UnboundLocalError
# index: PythonFinalizationError, TimeoutError, InterruptedError, NotImplemented
# python: 3.14
# Built-in exceptions that few programs meet, from where they really come, or raised by hand.
import io
import weakref


class Dies:
    def __call__(self):
        return "alive"


def dead_proxy():
    d = Dies()
    p = weakref.proxy(d)
    alive = p()
    del d
    import gc
    gc.collect()
    print(alive, end=" ")
    return p()


def locked_buffer():
    b = bytearray(b"x")
    with memoryview(b):
        b.append(1)


def end_of_input():
    return pickle_like(io.BytesIO(b"short"))


def pickle_like(stream):
    if len(data := stream.read(10)) < 10:
        raise EOFError("%d bytes of 10" % len(data))


def unbound():
    if False:
        x = 1
    return x


def not_implemented():
    class Abstract:
        def method(self):
            raise NotImplementedError("method of " + type(self).__name__)
    return Abstract().method()


def truth_of_not_implemented():
    return bool(NotImplemented)


def raised(kind):
    def f():
        raise kind("by hand")
    return f


for f in (dead_proxy, locked_buffer, end_of_input, unbound, not_implemented, truth_of_not_implemented, raised(SystemError), raised(FloatingPointError), raised(PythonFinalizationError), raised(TimeoutError), raised(InterruptedError)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, "|", e, "|", type(e).__base__.__name__)
print(NotImplemented, type(NotImplemented).__name__, NotImplemented == NotImplemented, NotImplemented.__reduce__(), isinstance(TimeoutError(110, "x"), OSError), PythonFinalizationError.__mro__[1].__name__)
