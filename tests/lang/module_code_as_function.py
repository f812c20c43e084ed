# index: types, compile, exec
# A function made of a module's code uses its globals as locals.
import types

code = compile("x = y + 1\ndel y\nz: int = x\nseen = locals() is globals()\nclass C: w = x\nimport math as m", "<module>", "exec")
space = {"y": 4}
function = types.FunctionType(code, space)
print(function(), space["x"], space["seen"], "y" in space, space["C"].w, space["m"].pi)
print(types.FunctionType(compile("[n * k for n in (1, 2)]", "<e>", "eval"), {"k": 3})())
try:
    types.FunctionType(compile("missing", "<e>", "eval"), {})()
except NameError as error:
    print(error)
for flags in 0, 0x2000:
    total = compile("total = sum(values)", "<await>", "exec", flags)
    space = {"values": [1, 2]}
    types.FunctionType(total, space)()
    print(space["total"])
awaited = compile("a = [x async for x in numbers()][1]", "<await>", "exec", 0x2000)


async def numbers():
    yield 3
    yield 4


space = {"numbers": numbers}
coroutine = types.FunctionType(awaited, space)()
try:
    coroutine.send(None)
except StopIteration as stop:
    print(stop.value, space["a"])
