# index: types.coroutine, types.GeneratorType, types.FunctionType, types.CellType, types.TracebackType
import inspect
import types


@types.coroutine
def switch():
    """Gives the others a turn."""
    yield


async def worker(name, n, log):
    for i in range(n):
        log.append(f"{name}{i}")
        await switch()
    return name


def run(*coroutines):
    ready, done = list(coroutines), []
    while ready:
        task = ready.pop(0)
        try:
            task.send(None)
            ready.append(task)
        except StopIteration as e:
            done.append(e.value)
    return done


log = []
print(run(worker("a", 3, log), worker("b", 1, log), worker("c", 2, log)), log)


def outer(x):
    def inner(y=1):
        return x + y
    return inner


f = outer(10)
g = types.FunctionType(f.__code__, globals(), "renamed", (5,), (types.CellType(100),))
print(f(), g(), g.__name__, g.__defaults__, f.__closure__[0].cell_contents, g.__closure__[0].cell_contents)
code = f.__code__.replace(co_name="other", co_firstlineno=77)
h = types.FunctionType(code, {}, closure=f.__closure__)
print(h(1), h.__name__, code.co_firstlineno, code.co_freevars, code.co_varnames, code.co_argcount, code == f.__code__, type(code) is types.CodeType)
f.__closure__[0].cell_contents = 1000
print(f(), h(2), types.MethodType(f, 7)(), isinstance(types.MethodType(f, 7), types.MethodType))
generator = (x for x in range(2))
print(isinstance(generator, types.GeneratorType), inspect.getgeneratorstate(generator), next(generator), inspect.getgeneratorstate(generator), generator.close(), inspect.getgeneratorstate(generator))
try:
    1 / 0
except ZeroDivisionError as e:
    tb = e.__traceback__
    again = types.TracebackType(tb, tb.tb_frame, tb.tb_lasti, 4321)
    print(again.tb_lineno, again.tb_next is tb, isinstance(tb.tb_frame, types.FrameType))
print(types.CellType("v").cell_contents, types.CellType(1) == types.CellType(1), types.CellType(1) < types.CellType(2), repr(types.CellType()).split(" at ")[0])
print([t.__name__ for t in (types.LambdaType, types.AsyncGeneratorType, types.MethodWrapperType, types.MethodDescriptorType, types.GetSetDescriptorType, types.NotImplementedType, types.ModuleType)])
for call in (lambda: types.CellType().cell_contents, lambda: types.FunctionType(f.__code__, {}), lambda: types.FunctionType(3, {}), lambda: types.MethodType(f, None), lambda: types.MethodType(3, 4), lambda: types.GeneratorType(), lambda: types.coroutine(3), lambda: types.ModuleType(), lambda: types.FunctionType(f.__code__, {}, closure=(1,))):
    try:
        print(call())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
