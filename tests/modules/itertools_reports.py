# index: itertools.groupby, itertools.accumulate, itertools.zip_longest
from itertools import accumulate, groupby, zip_longest
import operator

log = """\
2024-01-05 ann 30
2024-01-05 bob 12
2024-01-06 ann 8
2024-02-01 ann 5
2024-02-01 cid 44""".splitlines()
rows = [(d, who, int(n)) for d, who, n in map(str.split, log)]
for month, group in groupby(rows, key=lambda r: r[0][:7]):
    group = list(group)
    print(month, len(group), sum(r[2] for r in group), sorted({r[1] for r in group}))
print([(k, len(list(g))) for k, g in groupby("aaabbcaa")], ["".join(g) for k, g in groupby("ab12cd3", str.isdigit)])
groups = groupby([1, 1, 2])
first, members = next(groups)
second, others = next(groups)
print(first, list(members), second, list(others), next(groups, "end"))

print(list(accumulate([1, 2, 3, 4])), list(accumulate([5, 1, 7, 3], max)), list(accumulate([2, 3], operator.mul, initial=10)), list(accumulate([])))
balance = list(accumulate([90] * 4, lambda left, pay: round(left * 1.05 - pay, 2), initial=1000))
print(balance, list(accumulate([], initial=1)), list(accumulate("abc")))
left = ["name", "ann", "bob"]
right = ["score", "3"]
for a, b in zip_longest(left, right, fillvalue="-"):
    print(f"{a:<6}|{b:>6}")
print(list(zip_longest("ab", [], "xyz")), list(zip_longest()), list(zip_longest("ab")))
for call in (lambda: accumulate(3), lambda: groupby(), lambda: zip_longest("a", fill=1), lambda: list(accumulate([1, "a"])), lambda: list(groupby([1], 3))):
    try:
        call()
    except TypeError as e:
        print(e)
