# index: generators, gc
# A suspended generator keeps what its loops and `with` blocks run on, whatever it yields.
import gc


def numbers(n):
    try:
        for i in range(n):
            yield i
    except AttributeError:
        pass


class Noisy:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        log.append("left")


def passed_on(n):
    with Noisy():
        for number in numbers(n):  # the loop's iterator is a temporary, what is yielded a variable
            yield number


def listed(n):
    for number in [i + 1000 for i in range(n)]:
        yield number


def summed(first, n):
    for pair in zip(iter([first] * n), map(lambda x: x, [5] * n)):
        yield pair[0] + ((yield pair) or 0)


log = []
for make in passed_on, listed, lambda n: (x for y in [numbers(n)] for x in y), lambda n: (x for x in passed_on(n)), lambda n: summed(1, n):
    generator = make(40)
    seen = []
    for item in generator:
        gc.collect()
        junk = [bytearray(100) for _ in range(100)]  # takes the place of what was freed
        seen.append(item)
    print(len(seen), seen[0], seen[-1], log)
