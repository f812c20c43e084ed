# python: 3.14
# index: with, async with, error messages
# What is said of objects that lack methods of context managers: __exit__ is looked for first.


class Enter:
    def __enter__(self):
        return self


class Exit:
    def __exit__(self, *details):
        return False


class Both(Enter, Exit):
    pass


class AsyncBoth:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *details):
        return False


async def enter_async(manager):
    async with manager:
        return "entered"


for cls in (Enter, Exit, Both, AsyncBoth, int):
    try:
        with cls() as manager:
            print("entered", type(manager).__name__)
    except TypeError as e:
        print(e)
    try:
        enter_async(cls()).send(None)
    except StopIteration as e:
        print(e.value)
    except TypeError as e:
        print(e)
