# index: itertools.islice, itertools.tee, itertools.pairwise, itertools.takewhile
from itertools import chain, count, cycle, dropwhile, filterfalse, islice, pairwise, repeat, starmap, takewhile, tee, compress


def windows(iterable, n):
    its = tee(iterable, n)
    for i, it in enumerate(its):
        next(islice(it, i, i), None)
    return zip(*its)


def round_robin(*iterables):
    active, nexts = len(iterables), cycle(iter(it).__next__ for it in iterables)
    while active:
        try:
            for fetch in nexts:
                yield fetch()
        except StopIteration:
            active -= 1
            nexts = cycle(islice(nexts, active))


def primes():
    known = []
    for n in count(2):
        if all(n % p for p in takewhile(lambda p: p * p <= n, known)):
            known.append(n)
            yield n


print(list(windows("abcde", 3)), list(windows([1], 2)))
print("".join(round_robin("ABC", "D", "EF")))
print(list(islice(primes(), 10)), next(islice(primes(), 50, None)), list(islice("abcdefg", 1, 6, 2)))
print([b - a for a, b in pairwise([1, 4, 9, 16])], list(pairwise("a")), list(takewhile(str.isalpha, "ab1c")), list(dropwhile(str.isalpha, "ab1c")))
print(list(filterfalse(None, [0, 1, "", "a"])), list(compress("ABCDEF", [1, 0, 1, 0, 1, 1])), list(starmap(pow, [(2, 5), (3, 2)])))
header, body = tee(iter(["h1", "h2", "", "text", "more"]))
print(list(takewhile(bool, header)), list(islice(dropwhile(bool, body), 1, None)))
print(list(chain.from_iterable(repeat(c, n) for n, c in enumerate("xyz"))), count(10, 5), repeat("a", 2), list(zip(count(0.5, 0.25), "ab")))
it = iter(range(10))
print(list(islice(it, 3)), list(islice(it, 2, 4)), list(it))
for call in (lambda: islice([1], -1), lambda: islice([1], 1, 2, 0), lambda: islice([1], "x"), lambda: tee([1], -1), lambda: pairwise(3), lambda: repeat(), lambda: cycle(1),
             lambda: count("a"), lambda: repeat(1, "a"), lambda: next(cycle([]))):
    try:
        print(call())
    except (TypeError, ValueError, StopIteration) as e:
        print(type(e).__name__, e)
