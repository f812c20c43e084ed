# index: generators, generator expressions
def count(n):
    i = 0
    while i < n:
        yield i
        i += 1
    return "end"


g = count(3)
print(next(g), next(g), next(g))
for attempt in range(2):
    try:
        next(g)
    except StopIteration as e:
        print("stopped", e.value, e.args)
print(list(count(4)), sum(count(5)), tuple(count(0)))
a, *b = count(4)
print(a, b)
print(next(count(0), "default"))
squares = (x * y for x in range(3) for y in range(3) if x <= y)
print(type(squares).__name__, list(squares), list(squares))
print(iter(g) is g, [*count(2)], {**{k: 1 for k in count(2)}})


def nested(depth):
    if depth:
        for x in nested(depth - 1):
            yield x + 1
    yield depth


print(list(nested(6)), max(nested(50)))
pairs = zip(count(3), count(5))
print(list(pairs), 2 in count(3), 7 in count(3))


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


f = fib()
print([next(f) for _ in range(15)])
