# index: contextlib.asynccontextmanager, contextlib.AsyncExitStack, contextlib.aclosing, async with
import contextlib


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as e:
        return e.value
    raise RuntimeError("it waits")


@contextlib.asynccontextmanager
async def connection(name, log):
    log.append("open " + name)
    try:
        yield name.upper()
    except LookupError as e:
        log.append(f"{name} swallows {e!r}")
    finally:
        log.append("close " + name)


class Pool(contextlib.AbstractAsyncContextManager, contextlib.AsyncContextDecorator):
    def __init__(self, log):
        self.log = log

    async def __aexit__(self, kind, value, tb):
        self.log.append(("pool", kind and kind.__name__))


async def main():
    log = []
    async with connection("a", log) as a, Pool(log) as pool:
        log.append((a, type(pool).__name__))
    async with connection("b", log):
        raise KeyError("k")
    async with contextlib.AsyncExitStack() as stack:
        names = [await stack.enter_async_context(connection(n, log)) for n in "xy"]
        stack.callback(log.append, "sync")

        async def later(word):
            log.append(word)
        stack.push_async_callback(later, "async")
        stack.enter_context(contextlib.closing(type("C", (), {"close": lambda self: log.append("closed")})()))
        stack.push_async_exit(pool)
        log.append(names)

    @Pool(log)
    async def decorated():
        return "value"

    async def numbers():
        try:
            for i in range(10):
                yield i
        finally:
            log.append("generator closed")

    async with contextlib.aclosing(numbers()) as it:
        async for n in it:
            if n == 2:
                break
    log.append(await decorated())
    async with contextlib.nullcontext(7) as seven:
        log.append(seven)
    return log


print(*run(main()), sep="\n")


async def wrong():
    async with connection("c", []):
        raise ValueError("through")


@contextlib.asynccontextmanager
async def twice():
    yield
    yield


async def stops_twice():
    async with twice():
        pass


async def not_async():
    async with 3:
        pass


async def not_manager():
    stack = contextlib.AsyncExitStack()
    await stack.enter_async_context(contextlib.closing(3))


for f in (wrong, stops_twice, not_async, not_manager):
    try:
        print(run(f()))
    except Exception as e:
        print(type(e).__name__, e)
