# index: threads, concurrent.futures
# Map and reduce: words are counted in parts, and the parts put together.
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import reduce

text = 'the quick brown fox jumps over the lazy dog while the cat sleeps and the dog barks ' * 50
words = text.split()


def count(part):
    return Counter(part)


with ThreadPoolExecutor(4) as pool:
    parts = [words[i::7] for i in range(7)]
    total = reduce(lambda a, b: a + b, pool.map(count, parts))
print(total == Counter(words), total.most_common(2))
