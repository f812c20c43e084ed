# python: 3.14
# index: itertools.batched, itertools.chain, itertools.count
from itertools import batched, chain, count, islice, tee


def write_pages(items, size):
    for number, page in zip(count(1), batched(items, size)):
        print(f"page {number}: {', '.join(map(str, page))}")


write_pages("alpha beta gamma delta epsilon".split(), 2)
print(list(batched("ABCDEFG", 3)), list(batched([], 2)), list(batched(range(4), n=2, strict=True)))
lines = iter(["@id1", "ACGT", "+", "!!!!", "@id2", "TTTT", "+", "####"])
print({name[1:]: (seq, quality) for name, seq, _, quality in batched(lines, 4)})
try:
    list(batched("abc", 2, strict=True))
except ValueError as e:
    print(e)
half = batched(iter(range(5)), 2, strict=True)
print(next(half), next(half))
try:
    next(half)
except ValueError as e:
    print(e, list(half))
source = iter(range(10))
b = batched(source, 3)
print(next(b), next(source), next(b), list(source), list(b))
for call in (lambda: batched("a", 0), lambda: batched("a"), lambda: batched(3, 1), lambda: batched("a", "b"), lambda: batched("a", 1, True)):
    try:
        call()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
a, b = tee(count(5))
print(next(a), next(a), next(b), list(islice(chain(a, b), 3)), type(a).__name__)
