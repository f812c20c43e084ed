# index: itertools.chain, itertools.groupby, itertools.tee, itertools.accumulate, itertools.zip_longest
# The iterators over other iterators.
import operator
from itertools import (accumulate, chain, compress, dropwhile, filterfalse, groupby, pairwise, starmap, tee,
                       zip_longest)

print(list(chain("ab", (), [1])), list(chain.from_iterable(["xy", "z"])), list(chain()))
print(list(accumulate([1, 2, 3])), list(accumulate([3, 1, 2], max)), list(accumulate([], initial=9)))
print(list(accumulate("abc", operator.add, initial="-")))
print(list(compress("abcdef", [1, 0, 1, 0, 1])), list(dropwhile(str.isupper, "ABcDe")))
print(list(filterfalse(None, [0, 1, "", "x"])), list(filterfalse(lambda x: x % 2, range(6))))
print(list(starmap(pow, [(2, 3), [3, 2]])), list(pairwise("abcd")), list(pairwise("a")))
print(list(zip_longest("abc", [1], fillvalue="-")), list(zip_longest()))
print([(k, "".join(g)) for k, g in groupby("aaabbca")])
print([(k, list(g)) for k, g in groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)])
groups = [g for _, g in groupby("aab")]
print([list(g) for g in groups])
a, b, c = tee(iter(range(5)), 3)
print(next(a), next(a), list(b), list(a), next(c), list(c))
print(tee([], 0), list(tee(iter("pq"))[1]))
try:
    next(starmap(print, [3]))
except TypeError as e:
    print(e)
print(chain[int])
