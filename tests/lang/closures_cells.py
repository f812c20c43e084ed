# index: closures, nonlocal, cells
# Cells are made once for a call, and shared by all functions in it.
def counter(start):
    step = 1

    def up():
        nonlocal start
        start += step
        return start

    def faster():
        nonlocal step
        step *= 2

    return up, faster


up, faster = counter(10)
print(up(), up())
faster()
print(up(), up.__code__.co_freevars, counter.__code__.co_cellvars)


def late():
    fs = []
    for i in range(3):
        fs.append(lambda: i)
    return [f() for f in fs]


def early():
    return [(lambda k=i: k) for i in range(3)]


print(late(), [f() for f in early()])


def three(a):
    def two(b):
        def one(c):
            nonlocal a, b
            a, b = b, a
            return a, b, c
        return one
    return two


one = three("a")("b")
print(one(1), one(2))


def unbound():
    def f():
        return x
    try:
        f()
    except NameError as e:
        print(type(e).__name__, e)
    x = 1
    print(f())
    del x
    try:
        f()
    except NameError as e:
        print(e)


unbound()
