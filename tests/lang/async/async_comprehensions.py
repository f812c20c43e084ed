# index: async comprehensions, list comprehensions, generator expressions, async for, await, async def, syntax errors
# Comprehensions with `async for' and `await', in every form, nested, and where they may not stand.
def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as stop:
        return stop.value


class Tick:
    def __await__(self):
        yield
        return "tick"


async def count(n):
    for i in range(n):
        await Tick()
        yield i


async def double(x):
    await Tick()
    return x * 2


async def main():
    a = [x async for x in count(3)]
    b = {x: await double(x) async for x in count(3) if x}
    c = {await double(x) for x in (1, 2)}
    d = [await double(x) for x in a if await double(x) > 1]
    e = [(x, y) async for x in count(2) async for y in count(x + 1)]
    f = [[y async for y in count(x)] async for x in count(3)]
    g = (x async for x in count(3) if await double(x))
    h = [v async for v in g]
    i = (await double(x) for x in a)
    j = type(g).__name__, type(i).__name__, [v async for v in i]
    k = [x for x in [y async for y in count(2)]]
    l = {x async for x in (z async for z in count(2))}
    m = await double(await double(1)) + await double(2) ** 2, -await double(3), [await double(4)][0], (await double(5),)
    n = [w async for w in count(1) for w in [w + 10]], [lambda: x async for x in count(1)][0]()
    async def inner():
        return [outer async for _ in count(1)]
    outer = "closure"
    return a, b, sorted(c), d, e, f, h, j, k, sorted(l), m, n, await inner()


for part in run(main()):
    print(part)


async def errors():
    for make in (lambda: (x async for x in [1]), lambda: (x async for x in 5)):
        try:
            print(type(make()).__name__)
            [x async for x in [1]]
        except TypeError as e:
            print(e)
    try:
        [x for x in count(1)]
    except TypeError as e:
        print(e)
    try:
        [await x for x in (1,)]
    except TypeError as e:
        print(e)


try:
    run(errors())
except TypeError as e:
    print("out", e)
for text in ("[x async for x in y]", "def f(): [x async for x in y]", "def f(): (x async for x in y)", "(x async for x in y)", "def f(): [await x for x in y]", "async def f(): lambda: [x async for x in y]", "async def f(): [x async for x in y]", "lambda: (x async for x in y)",
             "class C: [x async for x in y]", "async def f():\n class C: [x async for x in y]", "async def f(): lambda: await x", "async def f(): {await x: 1 for x in y}", "async def f(): [[x async for x in y] for z in w]", "def f(): [(x async for x in y) for z in w]", "async for x in y: pass", "await x", "async def f(): (await x for x in y)", "def f(): (await x for x in y)"):
    try:
        compile(text, "t", "exec")
        print(text, "ok")
    except SyntaxError as e:
        print(text, "->", e.msg)
