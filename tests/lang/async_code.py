# index: async def, await, async for, async with
class Ready:
    def __init__(self, v):
        self.v = v

    def __await__(self):
        got = yield self.v
        return got


class Manager:
    async def __aenter__(self):
        return await Ready("enter")

    async def __aexit__(self, kind, e, tb):
        await Ready("exit")
        return kind is KeyError


class Counter:
    def __init__(self, n):
        self.i, self.n = 0, n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.i == self.n:
            raise StopAsyncIteration
        self.i += 1
        await Ready("next")
        return self.i


async def agen(n):
    for i in range(n):
        await Ready("agen")
        yield i


async def main():
    async with Manager() as m:
        print("in", m)
        raise KeyError
    total = 0
    async for i in Counter(3):
        if i == 2:
            continue
        total += i
    else:
        print("total", total)
    print([i async for i in agen(3) if i], {i: j async for i in Counter(1) async for j in agen(2)})
    print([await Ready(k) for k in "ab"], [x async for x in (y async for y in agen(2))])
    try:
        async with Manager():
            return "returned"
    finally:
        print("finally")


def run(coro):
    log, send = [], None
    while True:
        try:
            v = coro.send(send)
        except StopIteration as e:
            return e.value, log
        log.append(v)
        send = str(v) + "!"


print(run(main()))
