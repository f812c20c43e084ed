# index: itertools.permutations, itertools.combinations, itertools.product, itertools.combinations_with_replacement
from itertools import combinations, combinations_with_replacement, permutations, product


def cryptarithm(words, total):
    letters = sorted(set("".join(words) + total))
    first = {w[0] for w in words + [total]}
    for digits in permutations(range(6), len(letters)):
        table = dict(zip(letters, digits))
        if any(table[c] == 0 for c in first):
            continue
        value = lambda w: int("".join(str(table[c]) for c in w))
        if sum(map(value, words)) == value(total):
            yield {w: value(w) for w in words + [total]}


print(list(cryptarithm(["ab", "ab"], "ca"))[:2], sum(1 for _ in cryptarithm(["ab", "cb"], "dd")))
queens = [q for q in permutations(range(6)) if len({q[i] + i for i in range(6)}) == len({q[i] - i for i in range(6)}) == 6]
print(queens)
dice = [sum(r) for r in product(range(1, 7), repeat=2)]
print({n: dice.count(n) for n in sorted(set(dice))})
hands = list(combinations("AKQJ", 2))
print(hands, list(combinations([1, 2], 3)), list(combinations("ab", 0)))
print(list(combinations_with_replacement("abc", 2)), list(permutations("abc", 2))[:4], list(permutations([], 0)))
grid = list(product("ab", [1, 2], (True,)))
print(grid, list(product()), list(product("ab", [])), list(product([0, 1], "x", repeat=2)))
subsets = [set(c) for n in range(4) for c in combinations(range(3), n)]
print(subsets, sum(1 for _ in permutations(range(7))))
for call in (lambda: combinations("a", -1), lambda: permutations("a", "b"), lambda: product("a", repeat=-1), lambda: product(3), lambda: combinations("a"),
             lambda: permutations("ab", -1), lambda: combinations_with_replacement("a", 1.0), lambda: product("a", times=1)):
    try:
        call()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
