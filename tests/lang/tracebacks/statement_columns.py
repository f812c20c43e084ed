# exit: 1
# compare-stderr
# python: 3.14
# index: marked columns, uncaught exceptions, assert, with, for, import, del, __cause__, augmented assignment
# Where statements fail: the marks for with, for, assert, del, import, raise and assignments.
class NoExit:
    def __enter__(self): return self


def with_statement():
    with open("/dev/null") as f, NoExit() as g:
        pass


def for_loop():
    for x, y in [(1, 2), (3, 4, 5)]: pass


def assertion(n):
    assert n > 5 and n != 7, f"{n} is {'too small'}"


def deletion(d):
    del d["here"], d["missing"]


def imports():
    from os import path, nothing_there


def raising():
    raise ValueError("a message",
                     5) from KeyError("cause")


def augmented(x):
    x[0] += x[1] * "a" + 5


def store(t):
    t[0], t.attribute = 1, 2


def comprehension():
    return [1 / x
            for x in (2, 1, 0)
            if x < 5]


def generator():
    return sum(int(word) for word in "1 2 three".split())


def condition(x):
    if x.first and not x.second:
        return 1


previous = None
for step in (with_statement, for_loop, lambda: assertion(3), lambda: deletion({"here": 1}), imports, raising, lambda: augmented([1, 2]), lambda: store([0]), comprehension, generator, lambda: condition(1)):
    try:
        step()
    except Exception as e:
        if e.__cause__ is None:
            e.__context__ = previous
        previous = e
raise previous
