# index: functools.wraps, functools.partial, functools.partialmethod
import functools


def trace(_function=None, *, log):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            inside = ", ".join([repr(a) for a in args] + [f"{k}={v!r}" for k, v in kwargs.items()])
            result = function(*args, **kwargs)
            log.append(f"{function.__name__}({inside}) -> {result!r}")
            return result
        wrapper.calls = log
        return wrapper
    return decorate if _function is None else decorate(_function)


lines = []


@trace(log=lines)
def power(base: int, exponent: int = 2) -> int:
    """Raises."""
    return base ** exponent


power(3), power(2, exponent=5)
print(lines, power.__name__, power.__doc__, power.__wrapped__(4), power.__annotations__, power.calls is lines, power.__qualname__)

cube = functools.partial(power.__wrapped__, exponent=3)
print(cube(2), cube(2, exponent=4), cube.func.__name__, cube.args, cube.keywords)
print(functools.partial(cube, 5).args, functools.partial(cube, 5)(), functools.partial(print, "a", sep="-")("b", "c"))
hex_int = functools.partial(int, base=16)
print(list(map(hex_int, ["ff", "10"])), repr(functools.partial(int, base=16)), repr(functools.partial(divmod, 7)))


class Cell:
    def __init__(self):
        self.alive = False

    def set_state(self, state, *, by="?"):
        self.alive = state
        return self.alive, by

    kill = functools.partialmethod(set_state, False)
    revive = functools.partialmethod(set_state, True, by="spring")


c = Cell()
print(c.revive(), c.alive, c.kill(by="frost"), c.alive, Cell.kill(c))


class Meta:
    pass


functools.update_wrapper(Meta, power, assigned=("__doc__", "nothing"), updated=())
print(Meta.__doc__, Meta.__wrapped__ is power, hasattr(Meta, "nothing"), functools.WRAPPER_UPDATES)
for call in (lambda: functools.partial(), lambda: functools.partial(3), lambda: functools.partialmethod(3), lambda: c.revive(1, 2)):
    try:
        call()
    except TypeError as e:
        print(e)
