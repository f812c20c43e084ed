# index: compile, await
# With PyCF_ALLOW_TOP_LEVEL_AWAIT a module or an expression that awaits becomes a coroutine.
import inspect

ALLOW = 0x2000


class Value:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        yield 'waits'
        return self.value

    async def __aenter__(self):
        return self.value

    async def __aexit__(self, *exc):
        pass


async def numbers(n):
    for i in range(n):
        yield await Value(i)


def run(coroutine):
    steps = 0
    while True:
        try:
            coroutine.send(None)
            steps += 1
        except StopIteration as e:
            return steps, e.value


names = {'Value': Value, 'numbers': numbers}
for source, mode in [('x = await Value(5)', 'exec'), ('await Value(6)', 'eval'), ('y = await Value(1)\nx = y + await Value(2)', 'single'),
                     ('async with Value(3) as x:\n    pass', 'exec'), ('x = 0\nasync for i in numbers(4):\n    x += i', 'exec'),
                     ('x = [i async for i in numbers(3)]', 'exec'), ('x = {await Value(i) for i in range(2)}', 'exec'),
                     ('try:\n    1 / 0\nexcept ZeroDivisionError:\n    x = await Value("handled")', 'exec')]:
    code = compile(source, '<test>', mode if mode != 'single' else 'exec', ALLOW)
    made = eval(code, names)
    print(bool(code.co_flags & inspect.CO_COROUTINE), type(made).__name__, run(made), names.get('x'))
for source in 'x = 7', 'async def f():\n    await 1', 'x = [i for i in (1, 2)]':
    code = compile(source, '<test>', 'exec', ALLOW)
    print(bool(code.co_flags & inspect.CO_COROUTINE), eval(code, names), names['x'])
for source in 'def f():\n    await x', 'class A:\n    await x', 'yield 1', 'return 1', 'lambda: await x':
    try:
        compile(source, '<test>', 'exec', ALLOW)
    except SyntaxError as e:
        print(e)
for source in 'await x', '[i async for i in x]', 'async with x: pass':
    try:
        compile(source, '<test>', 'exec')
    except SyntaxError as e:
        print(e)
