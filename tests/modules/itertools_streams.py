# index: itertools.chain, itertools.compress, itertools.dropwhile, itertools.starmap, itertools.filterfalse
from collections import deque
from itertools import accumulate, chain, compress, count, cycle, dropwhile, filterfalse, groupby, islice, repeat, starmap, takewhile, tee, zip_longest


def lines(*files):
    return chain.from_iterable(enumerate(f.splitlines(), 1) for f in files)


def unique(iterable, key=None):
    seen = set()
    for item in iterable:
        k = item if key is None else key(item)
        if k not in seen:
            seen.add(k)
            yield item


def consume(iterator, n=None):
    deque(iterator, maxlen=0) if n is None else next(islice(iterator, n, n), None)


def run_length(text):
    return [(len(list(g)), k) for k, g in groupby(text)]


def spiral(n):
    steps = zip(cycle([(1, 0), (0, 1), (-1, 0), (0, -1)]), chain.from_iterable(repeat(k, 2) for k in count(1)))
    moves = chain.from_iterable(repeat(direction, times) for direction, times in steps)
    return islice(accumulate(moves, lambda at, move: (at[0] + move[0], at[1] + move[1]), initial=(0, 0)), n)


print(list(lines("a\nb", "c")), list(unique("AbBaCc", str.lower)), run_length("aaabccd"), "".join(k * n for n, k in run_length("aab")))
print(list(spiral(10)), list(compress("abcdef", cycle([1, 0]))), list(dropwhile(lambda x: x < 3, [1, 3, 2])), list(filterfalse(str.isdigit, "a1b2")), list(starmap(divmod, [(7, 2), (9, 4)])))
it = iter(range(10))
consume(it, 4)
print(next(it), consume(it), next(it, "end"))
a, b = tee(x * x for x in range(5))
print(sum(a), list(b), list(zip_longest(*[iter("abcdefg")] * 3, fillvalue="-")), list(takewhile(lambda c: c != " ", "two words")))
evens, odds = ([x for x in t if x % 2 == r] for r, t in enumerate(tee(range(6))))
print(evens, odds, list(accumulate([3, 1, 2], min)), list(chain("ab", [], (1,))), list(islice(count(1, 3), 2, 8, 2)), list(repeat(0, 3)), [*map(pow, count(2), repeat(2, 3))])
c = count(5)
print(next(c), c, repr(repeat("x", 3)), repr(chain()).startswith("<itertools.chain object"), list(islice(cycle("ab"), 5)), sum(1 for _ in zip(range(3), c)), next(c))
