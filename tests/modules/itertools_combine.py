# index: itertools.product, itertools.permutations, itertools.combinations
# Products, permutations and combinations, against their definitions.
from itertools import combinations, combinations_with_replacement, permutations, product

print(list(product("ab", [1, 2])), list(product()), list(product("ab", [])), len(list(product(range(3), repeat=4))))
print(list(permutations("abc")), list(permutations("abcd", 2))[::3], list(permutations("ab", 3)), list(permutations([], 0)))
print(list(combinations("abcd", 3)), list(combinations(range(3), 0)), list(combinations("ab", 5)))
print(list(combinations_with_replacement("abc", 2)), list(combinations_with_replacement([], 2)))
for n in range(6):
    pool = range(n)
    for r in range(n + 2):
        every = list(product(pool, repeat=r))
        assert list(permutations(pool, r)) == [p for p in every if len(set(p)) == r]
        assert list(combinations(pool, r)) == [p for p in every if all(a < b for a, b in zip(p, p[1:]))]
        assert list(combinations_with_replacement(pool, r)) == [p for p in every if list(p) == sorted(p)]
for call in (lambda: product("a", repeat=-1), lambda: combinations("a", -1), lambda: permutations("a", -2),
             lambda: permutations("ab", 1.5)):
    try:
        call()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
it = product("ab", repeat=2)
print(next(it), list(it), list(it))
